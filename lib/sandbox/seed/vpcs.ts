/** The VPCs of the default seed by their IDs. */
export const VPC_IDS = {
  paymentsProd: 'vpc-0a11ce0f7a7e50001',
  paymentsBuild: 'vpc-0a11ce0f7a7e50002',
  paymentsDublin: 'vpc-0a11ce0f7a7e50003',
  paymentsTokyo: 'vpc-0a11ce0f7a7e50004',
  lake: 'vpc-0b0a7f1a7f0e40001',
  lakeVirginia: 'vpc-0b0a7f1a7f0e40002',
  securityTooling: 'vpc-0c5ec0f7001f90001',
  securityTokyo: 'vpc-0c5ec0f7001f90002',
} as const;

interface KnownVpc {
  readonly name: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock?: string;
}

/** Blocks of one organization do not overlap, so that an address tells whose host it was. */
export const KNOWN_VPCS: Readonly<Record<string, KnownVpc>> = {
  [VPC_IDS.paymentsProd]: { name: 'payments-prod', cidrBlock: '10.20.0.0/16' },
  [VPC_IDS.paymentsBuild]: { name: 'payments-build', cidrBlock: '10.21.0.0/16' },
  [VPC_IDS.paymentsDublin]: { name: 'dublin', cidrBlock: '10.22.0.0/16' },
  [VPC_IDS.paymentsTokyo]: { name: 'tokyo', cidrBlock: '10.23.0.0/16' },
  [VPC_IDS.lake]: { name: 'lake', cidrBlock: '10.40.0.0/16', ipv6CidrBlock: '2600:1f18:4a3:6900::/56' },
  [VPC_IDS.lakeVirginia]: { name: 'lake-virginia', cidrBlock: '10.41.0.0/16' },
  [VPC_IDS.securityTooling]: { name: 'security-tooling', cidrBlock: '10.60.0.0/16' },
  [VPC_IDS.securityTokyo]: { name: 'security-tokyo', cidrBlock: '10.61.0.0/16' },
};
