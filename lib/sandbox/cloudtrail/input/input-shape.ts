/** One member as the service model describes it, with what AWS answers where it is broken. */
export type InputShape =
  | TextShape
  | IntegerShape
  | { readonly type: 'boolean' }
  | { readonly type: 'timestamp' }
  | ListShape
  | StructureShape;

/** How many characters, how large, how many items: by type. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

interface TextShape extends Bounds {
  readonly type: 'string';
  /** As the model writes it, for Java: unanchored ones must match the whole text as well. */
  readonly pattern?: string;
  readonly values?: readonly string[];
}

interface IntegerShape extends Bounds {
  readonly type: 'integer';
}

export interface ListShape extends Bounds {
  readonly type: 'list';
  readonly item: InputShape;
}

export interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Member>>;
}

export type Member = InputShape & {
  readonly required?: true;
  /**
   * The exception that the operation declares for this member and all that is in it. Members without one answer with
   * the exception of their operation.
   */
  readonly exception?: string;
};

/** What a handler is given: a member that may be absent is optional, a timestamp is in epoch milliseconds. */
export type InputOf<S> = S extends { readonly values: readonly (infer V)[] }
  ? V
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'boolean' }
      ? boolean
      : S extends { readonly type: 'integer' | 'timestamp' }
        ? number
        : S extends { readonly item: infer I }
          ? readonly InputOf<I>[]
          : S extends { readonly members: infer M }
            ? StructureOf<M>
            : never;

type StructureOf<M> = {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? K : never]: InputOf<M[K]>;
} & {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? never : K]?: InputOf<M[K]>;
};
