import type { Messages } from '../catalogue.ts';

export const cost: Messages['cost'] = {
  title: '料金',
  counting: '記録済みのイベントを数えています。',
  about: '約 {amount}',
  lessThan: '{amount} 未満',
  more: 'この証跡のイベントは月に約 {events} 件増えます。料金の増加額（月額）：{usd}',
  fewer: 'この証跡のイベントは月に約 {events} 件減ります。料金の減少額（月額）：{usd}',
  level: 'この証跡のイベント数は変更前とほぼ同じで、料金もほぼ変わりません。',
  notKnown: '月に何件のイベントになるかは、まだわかりません。',
  andTheRest: 'まだわからない分は含まれていません。',
  same: 'この変更で料金は変わりません。',
  stopped: '{source}（記録を停止）',
  starts: { figure: '月に約 {events} 件、料金：{usd}' },
  stops: { figure: '月に約 {events} 件減、料金の減少額：{usd}' },
  hours: '{hours, number} 時間分の記録済みイベントを 30 日分に換算しました。',
  days: '{days, number} 日分の記録済みイベントを 30 日分に換算しました。',
  recordedBy: 'これらのイベントは {trails} でも記録されているため、それぞれの証跡で料金が発生します。',
  unknown: {
    unrecorded:
      '{part, select, rest {残りの件数は不明です} other {件数は不明です}}。これらのイベントを記録している証跡はまだありません。',
    'recorded-partly':
      '{part, select, rest {残りの件数は不明です} other {件数は不明です}}。これらのイベントは、この証跡が対象とするアカウントやリージョンの一部でしか記録されていません。',
    unsure:
      '{part, select, rest {残りの件数は不明です} other {件数は不明です}}。読み取れた証跡の中に、これらのイベントを記録しているものはまだありません。',
    'too-short':
      '{part, select, rest {残りの件数は不明です} other {件数は不明です}}。これらのイベントの記録期間がまだ 1 時間に達していません。',
    'none-captured':
      '{part, select, rest {残りの件数は不明です} other {件数は不明です}}。記録対象ですが、まだ 1 件も取り込まれていません。「イベント」画面を開くと読み込まれます。',
  },
  expected: '{source}：見込まれる月間イベント数',
  expectedHint: '毎秒 1 回の呼び出しは、月に約 260 万件になります。',
  expectedCost: '料金（月額）：{usd}',
  expectedInvalid: '整数を入力してください。例：1,000,000',
  loggingOff: 'この証跡のログ記録は停止しています。再開するまで料金は発生しません。',
  eachCopy: '{category}：記録する証跡ごとに、100,000 件あたり {usd}。',
  firstCopyFree:
    '{category}：各リージョンで最初のコピーは無料、2 つ目以降のコピーは 100,000 件あたり {usd}。',
  paidTwice: '同じイベントを 2 つの証跡で記録すると、料金も 2 倍になります。',
  estimate:
    'これは概算です。{region} の AWS 料金表（{date}時点）を使用しており、他のリージョンでは異なる場合があります。S3、KMS など、ログの保存や読み取りにかかる料金は別途発生します。',
  migrationSame: 'この移行で料金は変わりません。',
  migrationSameText: '移行の前後で記録されるイベントは同じなので、CloudTrail の課金対象も同じです。',
  migrationDiffers: 'この移行では記録されるイベントが変わるため、料金も変わります。',
};
