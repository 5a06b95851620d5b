import type { Messages } from '../catalogue.ts';

export const selectors: Messages['selectors'] = {
  fault: {
    notObject:
      'イベントセレクターとして読み取れません。EventSelectors または AdvancedEventSelectors を指定してください。',
    wrongType:
      '{member} は{expected, select, object {オブジェクト} list {リスト} text {文字列} other { true か false }}でなければなりません。',
    bothKinds:
      '証跡に設定できるのは、基本のイベントセレクターか高度なイベントセレクターのどちらか一方です。片方だけを残してください。',
    noKind:
      'イベントセレクターがありません。EventSelectors または AdvancedEventSelectors を指定してください。',
    mixedList: '基本と高度なイベントセレクターが 1 つのリストに混在しています。どちらか一方にしてください。',
    readWriteType:
      '読み取り/書き込みタイプ「{value}」はありません。All、ReadOnly、WriteOnly のいずれかを指定してください。',
    basicCount: '証跡に設定できる基本のイベントセレクターは 1～5 個ですが、{count} 個あります。',
    dataResourceCount:
      'データリソースの値は、基本のイベントセレクター全体で 250 個までですが、{count} 個あります。',
    dataResourceType:
      '基本のイベントセレクターではリソースタイプ「{value}」を指定できません。AWS::S3::Object、AWS::Lambda::Function、AWS::DynamoDB::Table のいずれかを使ってください。',
    dataResourceValue:
      '「{value}」は {type} の値として使えません。完全な ARN か、すべてのリソースを表すサービスの短い ARN を指定してください。S3 バケット全体は末尾にスラッシュを付けます。',
    excludeSource:
      '「{value}」は除外できません。管理イベントから除外できるのは kms.amazonaws.com と rdsdata.amazonaws.com だけです。',
    nothingSelected:
      'このセレクターは何も記録しません。管理イベントがオフで、データリソースもありません。どちらかを有効にするか、セレクターを削除してください。',
    advancedCount: '高度なイベントセレクターがありません。証跡には 1 つ以上必要です。',
    storeAdvancedCount:
      'イベントデータストアの高度なイベントセレクターは 5 個までですが、{count} 個あります。',
    storeBasic: 'イベントデータストアで使えるのは高度なイベントセレクターだけです。',
    noFieldSelectors: 'このセレクターには条件がありません。少なくとも eventCategory を追加してください。',
    fieldName: '「{field}」はフィールド名として使えません。',
    fieldTwice:
      'このセレクターではフィールド {field} が複数回使われています。値を 1 つの条件にまとめてください。',
    noOperator: '{field} の条件に値がありません。演算子と 1 つ以上の値を追加してください。',
    emptyOperator: '{field} の演算子 {operator} に値がありません。値を追加するか、演算子を削除してください。',
    valueLength: '{field} の値が {length} 文字あります。1～2,048 文字にしてください。',
    valueLine: '{field} の値に改行が含まれています。AWS では使えません。',
    nameLength: 'セレクター名が {length} 文字あります。1,000 文字以内にしてください。',
    categoryRequired: 'どのセレクターにもフィールド eventCategory が必要です。',
    categoryOne:
      '1 つのセレクターに指定できるイベントカテゴリは 1 つです。カテゴリごとにセレクターを分けてください。',
    category: 'イベントカテゴリ「{value}」はここでは使えません。使えるもの: {allowed}',
    fieldRequired: '{category} イベントのセレクターにはフィールド {field} が必要です。',
    fieldNotAllowed:
      '{category} イベントのセレクターではフィールド {field} を使えません。この条件を削除してください。',
    operator: 'フィールド {field} では {operator} を使えません。{allowed} を使ってください。',
    value: 'フィールド {field} に値「{value}」は指定できません。指定できる値: {allowed}',
    oneValue:
      'フィールド {field} に指定できる値は、1 つのセレクターにつき 1 つです。値ごとにセレクターを分けてください。',
    resourceType: '「{value}」は AWS::S3::Object のようなリソースタイプの形をしていません。',
    resourceArn:
      '「{value}」は ARN ではありません。{operator} ではリソースの完全な ARN を指定します。一部だけを指定する場合は StartsWith を使ってください。',
    tooManyValues: '値はすべての条件を合わせて 500 個までですが、{count} 個あります。',
    manySources:
      'ネットワークアクティビティイベントでは、イベントソースごとにセレクターを分けるよう AWS は求めています。1 つにまとめた場合に受け付けられるかは文書化されていません。',
    unknownSource:
      '「{value}」は、ネットワークアクティビティイベントに対応するイベントソースの AWS の一覧 ({date} 時点) にありません。AWS に拒否される可能性があります。',
    wildcard:
      '「{value}」の「*」は文字そのものとして扱われます。AWS ではワイルドカードを使えません。StartsWith または EndsWith を使ってください。',
    prefixWildcard:
      '「{value}」の「*」は文字そのものとして扱われます。AWS ではワイルドカードを使えません。値は前方一致なので、「*」の手前で終えてください。',
    bucketWithoutSlash:
      '「{value}」は、同じ文字列で始まる名前のほかのバケットにも一致します。このバケットだけを指定するには末尾にスラッシュを付けてください。',
    unusedExclusion:
      'このセレクターは管理イベントを記録しないため、除外するイベントソースの指定は効果がありません。',
  },
  written: {
    none: 'イベントセレクターを持つ証跡やイベントデータストアが見つかりません。',
    several: '証跡が {count} 個あります。名前で 1 つ選んでください: {names}',
    unknownTrail: '証跡「{value}」は見つかりません。指定できるもの: {names}',
    computed:
      'この値はデプロイ時に {value} で計算されるため、ここでは分かりません。AWS での実際の値を指定してください。',
    partition:
      'この値はパーティション (aws、aws-cn、aws-us-gov) によって変わります。どれかを指定してください。',
    unknownYet:
      'この値は Terraform の計画を適用するまで分かりません。代わりに状態 (state) を指定してください。',
  },
  arn: {
    invalid: '証跡の ARN ではありません: {value}',
  },
  cards: {
    basic:
      'この証跡は基本のイベントセレクターを使っているため、VPCE イベントを記録できません。先に移行してください。何も変更されていません。',
    source: 'VPCE イベントタイプにはイベントソースが必要です。何も変更されていません。',
    condition: '{field} の条件は VPCE イベントタイプでは使えません。何も変更されていません。',
  },
  convert: {
    empty:
      'このセレクターは何も記録していません。高度なイベントセレクターでは「何も記録しない」を表せないため、記録する内容を決めてください。何も変更されていません。',
    lambdaVersions:
      'Lambda 関数の ARN がバージョンやエイリアスにも一致していたかどうかを、AWS は明記していません。イベントを失わないよう、新しいセレクターはそれらも記録します。',
    dynamodbParts:
      'DynamoDB テーブルの ARN がその配下 (インデックスやストリーム) にも一致していたかどうかを、AWS は明記していません。イベントを失わないよう、新しいセレクターはそれらも記録します。',
    severalResources:
      '複数のリソースを含むイベントは、移行の前も後も、いずれか 1 つのリソースが条件に合えば記録されます。',
    widened:
      '値を 500 個以内に収めるため、{count} 個のリソースは ARN の先頭部分で指定しました。同じ文字列で始まる名前のほかのリソースも記録されます。',
    notBasicCategory: '基本のイベントセレクターでは、次のカテゴリのイベントを記録できません: {category}',
    notBasicField: 'フィールド {field} のこの条件は、基本のイベントセレクターでは表せません。',
    notBasicType: '基本のイベントセレクターではリソースタイプ {type} を指定できません。',
    notBasicCount: '基本のイベントセレクターが {count} 個必要ですが、証跡に設定できるのは 5 個までです。',
    notBasicResources: 'データリソースが {count} 個必要ですが、証跡に設定できるのは 250 個までです。',
  },
  compare: {
    category:
      '{category, select, Management {管理} Data {データ} NetworkActivity {ネットワークアクティビティ} other {{category} }}イベント',
    noCategory: '指定されたもの以外のカテゴリのイベント',
    read: '読み取り専用の呼び出し',
    write: '書き込みの呼び出し',
    is: '{field} が {value}',
    isOneOf: '{field} が {value} など {count} 個の値のいずれか',
    startsWith: '{field} が {value} で始まる',
    endsWith: '{field} が {value} で終わる',
    startsAndEndsWith: '{field} が {prefix} で始まり {suffix} で終わる',
    several: '{field} がたとえば {value} (同様の場合が {count} 通り)',
    other: '{field} がセレクターで指定されていない値',
  },
  explain: {
    nothing: '何も記録しません。',
    management:
      '{access, select, read {読み取り専用の管理イベント} write {書き込みの管理イベント} other {管理イベント}}をすべて記録します。',
    managementExcept:
      '{count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} を除く、すべての{access, select, read {読み取り専用の管理イベント} write {書き込みの管理イベント} other {管理イベント}}を記録します。',
    managementOnly:
      '{count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} の{access, select, read {読み取り専用の管理イベント} write {書き込みの管理イベント} other {管理イベント}}だけを記録します。',
    data: '{resourceKind, select, s3Object {S3 オブジェクト} lambdaFunction {Lambda 関数} dynamodbTable {DynamoDB テーブル} other {{resource} }}の{access, select, read {読み取り専用} write {書き込み} other {}}イベントをすべて記録します。',
    dataUnder:
      '{first} {count, plural, =1 {} other {など # 個のプレフィックス}}で始まる {resourceKind, select, s3Object {S3 オブジェクト} lambdaFunction {Lambda 関数} dynamodbTable {DynamoDB テーブル} other {{resource} }}の{access, select, read {読み取り専用} write {書き込み} other {}}イベントを記録します。',
    dataOf:
      '{first} {count, plural, =1 {} other {など # 個のリソース}}に対する {resourceKind, select, s3Object {S3 オブジェクト} lambdaFunction {Lambda 関数} dynamodbTable {DynamoDB テーブル} other {{resource} }}の{access, select, read {読み取り専用} write {書き込み} other {}}イベントを記録します。',
    dataOfWithParts:
      '{first} {count, plural, =1 {} other {など # 個のリソース}}と、その{resourceKind, select, lambdaFunction {バージョンおよびエイリアス} dynamodbTable {インデックスおよびストリーム} other {配下}}に対する {resourceKind, select, s3Object {S3 オブジェクト} lambdaFunction {Lambda 関数} dynamodbTable {DynamoDB テーブル} other {{resource} }}の{access, select, read {読み取り専用} write {書き込み} other {}}イベントを記録します。',
    dataSome:
      '{resourceKind, select, s3Object {S3 オブジェクト} lambdaFunction {Lambda 関数} dynamodbTable {DynamoDB テーブル} other {{resource} }}の{access, select, read {読み取り専用} write {書き込み} other {}}イベントのうち、条件に合うものを記録します。',
    networkActivity:
      'VPC エンドポイントを通る {count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} の呼び出しをすべて記録します。',
    networkActivityDenied:
      'VPC エンドポイントを通る {count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} の呼び出しのうち、エンドポイントポリシーで拒否されたものをすべて記録します。',
    networkActivitySome:
      'VPC エンドポイントを通る {count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} の呼び出しのうち、条件に合うものを記録します。',
    networkActivityDeniedSome:
      'VPC エンドポイントを通る {count, plural, =1 {{first}} =2 {{first} と {second}} other {{first}、{second} など # 個のイベントソース}} の呼び出しのうち、エンドポイントポリシーで拒否され、かつ条件に合うものを記録します。',
    other: 'カテゴリ {category} のイベントを記録します。',
    unknownCategory: 'イベントカテゴリが 1 つに決まっていません。',
    only: '{field} が{eq, plural, =0 {} =1 { {eq1} である} =2 { {eq1} または {eq2} である} other { {eq1}、{eq2} など # 個の値のいずれかである}}{join1, select, yes {か、} first { } other {}}{sw, plural, =0 {} =1 {{sw1} で始まる} =2 {{sw1} または {sw2} で始まる} other {{sw1}、{sw2} など # 個のいずれかで始まる}}{join2, select, yes {か、} first { } other {}}{ew, plural, =0 {} =1 {{ew1} で終わる} =2 {{ew1} または {ew2} で終わる} other {{ew1}、{ew2} など # 個のいずれかで終わる}}場合のみ。',
    except:
      '{field} が{eq, plural, =0 {} =1 { {eq1} である} =2 { {eq1} または {eq2} である} other { {eq1}、{eq2} など # 個の値のいずれかである}}{join1, select, yes {か、} first { } other {}}{sw, plural, =0 {} =1 {{sw1} で始まる} =2 {{sw1} または {sw2} で始まる} other {{sw1}、{sw2} など # 個のいずれかで始まる}}{join2, select, yes {か、} first { } other {}}{ew, plural, =0 {} =1 {{ew1} で終わる} =2 {{ew1} または {ew2} で終わる} other {{ew1}、{ew2} など # 個のいずれかで終わる}}場合を除きます。',
  },
  told: {
    valid: 'AWS で受け付けられるセレクターです。',
    faults:
      '{errors, plural, =0 {AWS で受け付けられるセレクターです} other {エラー # 件}}、{warnings, plural, =0 {警告なし} other {警告 # 件}}。',
    error: 'エラー',
    warning: '警告',
    note: '注記',
    same: '記録されるイベントは同じです。イベントを {count, number} 通りに分けて比較し、違いは 0 件でした。',
    differs: '記録されるイベントが異なります。イベントを {count, number} 通りに分けて比較しました。',
    starts: '新たに記録されるもの:',
    stops: '記録されなくなるもの:',
    converted:
      '変換後のセレクターは同じイベントを記録します。イベントを {count, number} 通りに分けて比較し、違いは 0 件でした。',
    convertedOther: '変換後のセレクターで記録されるイベントは、元のものと完全には一致しません:',
    partitionAssumed:
      'すべてのリソースを表す ARN は、パーティション {value} のものとしています。ほかのパーティションなら --partition を指定してください。',
    cannotConvert: '次の部分は、基本のイベントセレクターでは表せません:',
    nothingFound: '指摘はありません。',
  },
  render: {
    trailName: '証跡の名前でも ARN でもありません: {value}',
    halfCharacter:
      '名前または値に、文字の半分だけ (単独のサロゲート) が含まれています。ほかの言語では表せないため、置き換えてください。',
    decomposed:
      '値に結合文字 (合成されていない濁点やアクセントなど) が含まれています。Terraform が合成するため、記録されるイベントが変わってしまいます。AWS CLI か CloudFormation を使ってください。',
    dynamicReference:
      '名前または値に「{value}」が含まれています。CloudFormation が置き換えてしまい、エスケープする方法がありません。AWS CLI か Terraform を使ってください。',
  },
  filter: {
    unknownParameter: 'アドレスに認識できない部分があります: {value}',
    repeatedParameter: 'アドレスに {value} が複数回指定されています。',
    token: 'このフィルターを読み取れません: {value}',
    tokenField: '次のフィールドではフィルターできません: {value}',
    tokenOperator: '次のフィルター演算子はありません: {value}',
    tokenValue: 'フィルターに値がないか、値が長すぎます: {value}',
    tooMany: 'フィルターが {count} 個を超えています。',
    range: '次の時間範囲はありません: {value}',
    rangeAndTimes: '相対的な時間範囲か、開始と終了のどちらか一方を指定してください。',
    time: 'UTC の時刻 (例: 2026-11-23T09:00:00Z) ではありません: {value}',
    timeOrder: '時間範囲の終了が開始より前になっています。',
    text: '検索テキストが長すぎます。',
  },
};
