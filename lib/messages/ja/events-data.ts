import type { Messages } from '../catalogue.ts';

export const eventsData: Messages['eventsData'] = {
  cursorInvalid:
    'このページ位置はイベントエクスプローラーで作られたものではありません。検索は行われていません。',
  cursorInvalidHint: '最初のページからやり直してください。',
  countInvalid: '「{name}」は 1 から {max} までの整数で指定してください。検索は行われていません。',
  fieldInvalid: 'フィールド「{field}」の値は一覧にできません。',
  formatInvalid:
    '「{format}」形式ではエクスポートできません。csv、ndjson、parquet のいずれかを指定してください。',
  eventIdInvalid: 'イベント ID の形式ではありません。',
  eventUnknown: 'イベント {eventID} はイベントインデックスにありません。',
  eventUnknownHint:
    'ログファイルがまだ読み込まれていないか、削除された接続のイベントである可能性があります。',
  indexFailed: 'イベントインデックスから結果を取得できませんでした。何も変更されていません。',
  indexFailedHint: 'もう一度お試しください。原因は Trailpoint サーバーのログに記録されています。',
  indexLocked: 'イベントインデックスは別の Trailpoint プロセスが使用中です。',
  indexLockedHint: 'もう一方のプロセスを停止するか、別の TRAILPOINT_DATA_DIR を指定して起動してください。',
  jobFailed: '予期しないエラーのため処理が停止しました。それまでに読み込んだ内容は保持されています。',
  jobFailedHint: 'もう一度開始してください。原因は Trailpoint サーバーのログに記録されています。',
};
