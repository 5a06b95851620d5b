/** The part of Trino's SELECT that the sandbox runs. */
export interface SqlQuery {
  readonly columns: readonly SelectedColumn[];
  readonly where?: Condition;
  /** Empty where nothing is grouped. */
  readonly groupBy: readonly Expression[];
  readonly orderBy: readonly { readonly by: Expression; readonly descending: boolean }[];
  readonly limit?: number;
}

export interface SelectedColumn {
  readonly name: string;
  readonly value: Expression;
}

export type Expression = Column | Literal | Element | Aggregate;

/** `userIdentity.sessionContext.sessionIssuer.userName`; names are compared without regard to case. */
export interface Column {
  readonly kind: 'column';
  readonly path: readonly string[];
}

interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `element_at(requestParameters, 'bucketName')` */
interface Element {
  readonly kind: 'element';
  readonly of: Column;
  readonly key: string;
}

export interface Aggregate {
  readonly kind: 'aggregate';
  readonly name: 'count' | 'min' | 'max';
  readonly distinct: boolean;
  /** Absent for `count(*)`. */
  readonly of?: Column | Element;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly sign: '=' | '<>' | '<' | '>' | '<=' | '>=';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly value: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'like'; readonly value: Expression; readonly pattern: string }
  | { readonly kind: 'is-null'; readonly value: Expression };
