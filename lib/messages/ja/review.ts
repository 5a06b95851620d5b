import type { Messages } from '../catalogue.ts';

export const review: Messages['review'] = {
  recordsNothing: 'この条件に合うイベントは存在しないため、このセレクターは何も記録しません。',
  correctCondition: '条件を修正するか、セレクターを削除してください。',
  sameAs: '{other} とまったく同じイベントを記録します。',
  within: 'ここで記録されるイベントは、すべて {other} でもすでに記録されています。',
  withinOthers: 'ここで記録されるイベントは、すべてほかのセレクターを合わせたものですでに記録されています。',
  removePart: '削除しても、記録されるイベントは失われません。',
  valueTwice: '「{value}」が {operator} に 2 回以上指定されています。',
  valueCovered: '{operator} の「{value}」は、{otherOperator} の「{other}」に含まれています。',
  removeValue: '削除しても、記録されるイベントは変わりません。',
  valueNever:
    '{operator} の「{value}」は、{otherOperator} の「{other}」ですべて除外されるため、一致することがありません。',
  removeOneOfBoth: 'どちらか一方を削除してください。',
  formerSource:
    '「{value}」は、ネットワークアクティビティイベントに対応するイベントソースの AWS の一覧から外れています ({date} 時点)。',
  unlistedSource:
    '「{value}」は、ネットワークアクティビティイベントに対応するイベントソースの AWS の一覧にありません ({date} 時点)。',
  checkSource:
    'このイベントが今も届いているか確認してください。セレクターを次に書き込むときに、AWS に拒否される可能性があります。',
  bucketExactly:
    '「{value}」はバケット全体の ARN です。{operator} ではバケットの ARN そのものだけを指し、その中のオブジェクトには一致しません。',
  useStartsWith: '{operator} を使い、バケット名の末尾にスラッシュを付けてください。',
  formerAll: '「{value}」は、すべてのバケットを表す以前の書き方です。',
  writeAll: '現在の AWS の書き方は {value} です。意味は同じです。',
  nearLimit: '値を {limit, number} 個のうち {count, number} 個まで使っています。',
  mergeValues:
    '値が 1 つだけ異なるセレクターをまとめるか、同じ文字列で始まる値を StartsWith で指定してください。',
  mergeResources:
    '複数のリソースに一致するプレフィックスを使うか、500 個まで指定できる高度なイベントセレクターに移行してください。',
  insightWithoutEvents:
    '{category, select, Management {管理} other {データ}}イベントの {insight} が有効ですが、必要な{events, select, write {書き込み} other {}}イベントがこのセレクターでは 1 つも記録されません。',
  keepInsightEvents:
    '{events, select, write {書き込みの} other {}}{category, select, Management {管理} other {データ}}イベントのセレクターを追加するか、先にこのタイプの Insights を無効にしてください。',
  insightWithSome:
    'このセレクターは一部の{events, select, write {書き込みの} other {}}管理イベントを除外しているため、{insight} の分析対象も一部だけになります。',
  knowInsightGap:
    '意図したものであれば対応は不要です。除外したイベントの異常なアクティビティは検出されません。',
  ownLogBucket:
    'CloudTrail 自身によるログバケット {bucket} への配信も記録されます。ログファイルがイベントを生み、そのイベントがまたログファイルになります。',
  excludeLogBucket: 'セレクターに resources.ARN NotStartsWith {value} を追加してください。',
  nameBuckets:
    '記録するバケットを個別に指定するか、{value} を除外できる高度なイベントセレクターに移行してください。',
};
