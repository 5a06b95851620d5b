/** `Name.1`, `Name.2`, … in the order of their numbers. */
export function readList(parameters: URLSearchParams, name: string): readonly string[] {
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.')}\\.(\\d{1,4})$`);
  return [...parameters]
    .flatMap(([key, value]) => {
      const position = pattern.exec(key)?.[1];
      return position === undefined ? [] : [{ position: Number(position), value }];
    })
    .sort((a, b) => a.position - b.position)
    .map(({ value }) => value);
}

export interface Ec2Filter {
  readonly name: string;
  /** Any of these; `*` and `?` are wildcards. */
  readonly values: readonly string[];
}

/** `Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-…` */
export function readFilters(parameters: URLSearchParams): readonly Ec2Filter[] {
  const positions = new Set(
    [...parameters.keys()].flatMap((key) => /^Filter\.(\d{1,4})\./.exec(key)?.[1] ?? []),
  );
  return [...positions].map((position) => ({
    name: parameters.get(`Filter.${position}.Name`) ?? '',
    values: readList(parameters, `Filter.${position}.Value`),
  }));
}
