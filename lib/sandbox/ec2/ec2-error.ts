import type { AwsError } from '../http/aws-error.ts';

export function ec2Error(code: string, message: string, status = 400): AwsError {
  return { code, message, status };
}

export function missingParameter(name: string): AwsError {
  return ec2Error('MissingParameter', `The request must contain the parameter ${name}`);
}
