export const COMMANDS = ['validate', 'convert', 'compare', 'explain', 'review', 'render', 'match'] as const;
export type CommandName = (typeof COMMANDS)[number];

export const USAGE = `Usage: trailpoint COMMAND [FILE…] [options]      npm run -s trailpoint -- COMMAND …

  validate [FILE] [--for trail|event-data-store]
      What AWS would refuse, and what is probably not meant. 1 when AWS would refuse it.
  convert [FILE] [--to advanced|basic]
      The other kind of selectors, with the proof that they record the same events. 1 when they do not.
  compare BEFORE AFTER
      Whether two sets record the same events, and which start and stop being recorded. 1 when they differ.
  explain [FILE]
      What is recorded, in plain words.
  review [FILE] [--insights TYPE[:CATEGORY],…] [--log-bucket NAME]
      Selectors and values without effect, limits that are near, Insights left without events. 1 when it finds any.
      TYPE is ApiCallRateInsight or ApiErrorRateInsight, CATEGORY is Management (if left out) or Data.
  render [FILE] --as cli|terraform|cloudformation --trail NAME [--region REGION] [--bucket NAME]
         [--logging on|off]
      The same selectors for another tool. With --json CloudFormation comes as JSON instead of YAML. With the bucket
      and whether it is logging the resource is whole.
  match SELECTORS [EVENTS…]
      Prints the eventID of each event that is recorded. EVENTS, or standard input, may be one event a line, CloudTrail
      log files or what aws cloudtrail lookup-events prints, gzip or not, of any length.

Options for all
  --json              results as JSON
  --lang en|ja        language of sentences
  --trail NAME        which trail, when the input holds several
  --partition aws|aws-cn|aws-us-gov
                      of the trail, where the input does not tell it: for AWS::Partition, data.aws_partition, and the
                      ARNs that mean all resources
  -h, --help

Selectors are read from FILE or standard input (-): {"EventSelectors": […]}, {"AdvancedEventSelectors": […]}, a bare
list, a whole GetEventSelectors response, a CloudFormation template, terraform show -json, terraform.tfstate, and
Terraform source (.tf) as far as its values are written out.

Results go to standard output, faults to standard error.
Exit status: 0 fine, 1 differs or found something, 2 bad input.`;
