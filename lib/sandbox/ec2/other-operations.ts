/**
 * All that the service model of 2016-11-15 names and the sandbox does not serve, by verb: nobody is allowed to call
 * these, while what is not here is unknown.
 */
const OTHERS: Readonly<Record<string, string>> = {
  Accept: `AddressTransfer CapacityReservationBillingOwnership ReservedInstancesExchangeQuote
    TransitGatewayClientVpnAttachment TransitGatewayMulticastDomainAssociations
    TransitGatewayPeeringAttachment TransitGatewayVpcAttachment VpcEndpointConnections VpcPeeringConnection`,
  Advertise: 'ByoipCidr',
  Allocate: 'Address Hosts IpamPoolCidr',
  Apply: 'SecurityGroupsToClientVpnTargetNetwork',
  Assign: 'Ipv6Addresses PrivateIpAddresses PrivateNatGatewayAddress',
  Associate: `Address CapacityReservationBillingOwner ClientVpnTargetNetwork DhcpOptions EnclaveCertificateIamRole
    IamInstanceProfile InstanceEventWindow IpamByoasn IpamResourceDiscovery NatGatewayAddress RouteServer
    RouteTable SecurityGroupVpc SubnetCidrBlock TransitGatewayMulticastDomain TransitGatewayPolicyTable
    TransitGatewayRouteTable TrunkInterface VpcCidrBlock`,
  Attach: `ClassicLinkVpc InternetGateway NetworkInterface VerifiedAccessTrustProvider Volume VpnGateway`,
  Authorize: 'ClientVpnIngress SecurityGroupEgress SecurityGroupIngress',
  Bundle: 'Instance',
  Cancel: `BundleTask CapacityReservation CapacityReservationFleets ConversionTask DeclarativePoliciesReport
    ExportTask ImageLaunchPermission ImportTask ReservedInstancesListing SpotFleetRequests
    SpotInstanceRequests`,
  Confirm: 'ProductInstance',
  Copy: 'FpgaImage Image Snapshot Volumes',
  Create: `CapacityManagerDataExport CapacityReservation CapacityReservationBySplitting CapacityReservationFleet
    CarrierGateway ClientVpnEndpoint ClientVpnRoute CoipCidr CoipPool CustomerGateway DefaultSubnet
    DefaultVpc DelegateMacVolumeOwnershipTask DhcpOptions EgressOnlyInternetGateway Fleet FlowLogs FpgaImage
    Image ImageUsageReport InstanceConnectEndpoint InstanceEventWindow InstanceExportTask InternetGateway
    InterruptibleCapacityReservationAllocation Ipam IpamExternalResourceVerificationToken IpamPolicy
    IpamPool IpamPrefixListResolver IpamPrefixListResolverTarget IpamResourceDiscovery IpamScope KeyPair
    LaunchTemplate LaunchTemplateVersion LocalGatewayRoute LocalGatewayRouteTable
    LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayRouteTableVpcAssociation
    LocalGatewayVirtualInterface LocalGatewayVirtualInterfaceGroup
    MacSystemIntegrityProtectionModificationTask ManagedPrefixList NatGateway NetworkAcl NetworkAclEntry
    NetworkInsightsAccessScope NetworkInsightsPath NetworkInterface NetworkInterfacePermission
    PlacementGroup PublicIpv4Pool ReplaceRootVolumeTask ReservedInstancesListing RestoreImageTask Route
    RouteServer RouteServerEndpoint RouteServerPeer RouteTable SecondaryNetwork SecondarySubnet
    SecurityGroup Snapshot Snapshots SpotDatafeedSubscription StoreImageTask Subnet SubnetCidrReservation
    Tags TrafficMirrorFilter TrafficMirrorFilterRule TrafficMirrorSession TrafficMirrorTarget TransitGateway
    TransitGatewayConnect TransitGatewayConnectPeer TransitGatewayMeteringPolicy
    TransitGatewayMeteringPolicyEntry TransitGatewayMulticastDomain TransitGatewayPeeringAttachment
    TransitGatewayPolicyTable TransitGatewayPrefixListReference TransitGatewayRoute TransitGatewayRouteTable
    TransitGatewayRouteTableAnnouncement TransitGatewayVpcAttachment VerifiedAccessEndpoint
    VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider Volume Vpc
    VpcBlockPublicAccessExclusion VpcEncryptionControl VpcEndpoint VpcEndpointConnectionNotification
    VpcEndpointServiceConfiguration VpcPeeringConnection VpnConcentrator VpnConnection VpnConnectionRoute
    VpnGateway`,
  Delete: `CapacityManagerDataExport CarrierGateway ClientVpnEndpoint ClientVpnRoute CoipCidr CoipPool
    CustomerGateway DhcpOptions EgressOnlyInternetGateway Fleets FlowLogs FpgaImage ImageUsageReport
    InstanceConnectEndpoint InstanceEventWindow InternetGateway Ipam IpamExternalResourceVerificationToken
    IpamPolicy IpamPool IpamPrefixListResolver IpamPrefixListResolverTarget IpamResourceDiscovery IpamScope
    KeyPair LaunchTemplate LaunchTemplateVersions LocalGatewayRoute LocalGatewayRouteTable
    LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayRouteTableVpcAssociation
    LocalGatewayVirtualInterface LocalGatewayVirtualInterfaceGroup ManagedPrefixList NatGateway NetworkAcl
    NetworkAclEntry NetworkInsightsAccessScope NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis
    NetworkInsightsPath NetworkInterface NetworkInterfacePermission PlacementGroup PublicIpv4Pool
    QueuedReservedInstances Route RouteServer RouteServerEndpoint RouteServerPeer RouteTable
    SecondaryNetwork SecondarySubnet SecurityGroup Snapshot SpotDatafeedSubscription Subnet
    SubnetCidrReservation Tags TrafficMirrorFilter TrafficMirrorFilterRule TrafficMirrorSession
    TrafficMirrorTarget TransitGateway TransitGatewayClientVpnAttachment TransitGatewayConnect
    TransitGatewayConnectPeer TransitGatewayMeteringPolicy TransitGatewayMeteringPolicyEntry
    TransitGatewayMulticastDomain TransitGatewayPeeringAttachment TransitGatewayPolicyTable
    TransitGatewayPrefixListReference TransitGatewayRoute TransitGatewayRouteTable
    TransitGatewayRouteTableAnnouncement TransitGatewayVpcAttachment VerifiedAccessEndpoint
    VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider Volume Vpc
    VpcBlockPublicAccessExclusion VpcEncryptionControl VpcEndpointConnectionNotifications
    VpcEndpointServiceConfigurations VpcEndpoints VpcPeeringConnection VpnConcentrator VpnConnection
    VpnConnectionRoute VpnGateway`,
  Deprovision: 'ByoipCidr IpamByoasn IpamPoolCidr PublicIpv4PoolCidr',
  Deregister: `Image InstanceEventNotificationAttributes TransitGatewayMulticastGroupMembers
    TransitGatewayMulticastGroupSources`,
  Describe: `AccountAttributes AddressTransfers Addresses AddressesAttribute AggregateIdFormat AvailabilityZones
    AwsNetworkPerformanceMetricSubscriptions BundleTasks ByoipCidrs CapacityBlockExtensionHistory
    CapacityBlockExtensionOfferings CapacityBlockOfferings CapacityBlockStatus CapacityBlocks
    CapacityManagerDataExports CapacityReservationBillingRequests CapacityReservationFleets
    CapacityReservationTopology CapacityReservations CarrierGateways ClassicLinkInstances
    ClientVpnAuthorizationRules ClientVpnConnections ClientVpnEndpoints ClientVpnRoutes
    ClientVpnTargetNetworks CoipPools ConversionTasks CustomerGateways DeclarativePoliciesReports
    DhcpOptions EgressOnlyInternetGateways ElasticGpus ExportImageTasks ExportTasks FastLaunchImages
    FastSnapshotRestores FleetHistory FleetInstances Fleets FlowLogs FpgaImageAttribute FpgaImages
    HostReservationOfferings HostReservations Hosts IamInstanceProfileAssociations IdFormat IdentityIdFormat
    ImageAttribute ImageReferences ImageUsageReportEntries ImageUsageReports Images ImportImageTasks
    ImportSnapshotTasks InstanceAttribute InstanceConnectEndpoints InstanceCreditSpecifications
    InstanceEventNotificationAttributes InstanceEventWindows InstanceImageMetadata
    InstanceSqlHaHistoryStates InstanceSqlHaStates InstanceStatus InstanceTopology InstanceTypeOfferings
    InstanceTypes Instances InternetGateways IpamByoasn IpamExternalResourceVerificationTokens IpamPolicies
    IpamPoolAllocations IpamPools IpamPrefixListResolverTargets IpamPrefixListResolvers
    IpamResourceDiscoveries IpamResourceDiscoveryAssociations IpamScopes Ipams Ipv6Pools KeyPairs
    LaunchTemplateVersions LaunchTemplates LocalGatewayRouteTableVirtualInterfaceGroupAssociations
    LocalGatewayRouteTableVpcAssociations LocalGatewayRouteTables LocalGatewayVirtualInterfaceGroups
    LocalGatewayVirtualInterfaces LocalGateways LockedSnapshots MacHosts MacModificationTasks
    ManagedPrefixLists MovingAddresses NatGateways NetworkAcls NetworkInsightsAccessScopeAnalyses
    NetworkInsightsAccessScopes NetworkInsightsAnalyses NetworkInsightsPaths NetworkInterfaceAttribute
    NetworkInterfacePermissions NetworkInterfaces OutpostLags PlacementGroups PrefixLists PrincipalIdFormat
    PublicIpv4Pools ReplaceRootVolumeTasks ReservedInstances ReservedInstancesListings
    ReservedInstancesModifications ReservedInstancesOfferings RouteServerEndpoints RouteServerPeers
    RouteServers RouteTables ScheduledInstanceAvailability ScheduledInstances SecondaryInterfaces
    SecondaryNetworks SecondarySubnets SecurityGroupReferences SecurityGroupRules
    SecurityGroupVpcAssociations SecurityGroups ServiceLinkVirtualInterfaces SnapshotAttribute
    SnapshotTierStatus Snapshots SpotDatafeedSubscription SpotFleetInstances SpotFleetRequestHistory
    SpotFleetRequests SpotInstanceRequests SpotPriceHistory StaleSecurityGroups StoreImageTasks Subnets Tags
    TrafficMirrorFilterRules TrafficMirrorFilters TrafficMirrorSessions TrafficMirrorTargets
    TransitGatewayAttachments TransitGatewayConnectPeers TransitGatewayConnects
    TransitGatewayMeteringPolicies TransitGatewayMulticastDomains TransitGatewayPeeringAttachments
    TransitGatewayPolicyTables TransitGatewayRouteTableAnnouncements TransitGatewayRouteTables
    TransitGatewayVpcAttachments TransitGateways TrunkInterfaceAssociations VerifiedAccessEndpoints
    VerifiedAccessGroups VerifiedAccessInstanceLoggingConfigurations VerifiedAccessInstances
    VerifiedAccessTrustProviders VolumeAttribute VolumeStatus Volumes VolumesModifications VpcAttribute
    VpcBlockPublicAccessExclusions VpcBlockPublicAccessOptions VpcClassicLink VpcClassicLinkDnsSupport
    VpcEncryptionControls VpcEndpointAssociations VpcEndpointConnectionNotifications VpcEndpointConnections
    VpcEndpointServiceConfigurations VpcEndpointServicePermissions VpcPeeringConnections VpnConcentrators
    VpnConnections VpnGateways`,
  Detach: `ClassicLinkVpc InternetGateway NetworkInterface VerifiedAccessTrustProvider Volume VpnGateway`,
  Disable: `AddressTransfer AllowedImagesSettings AwsNetworkPerformanceMetricSubscription CapacityManager
    EbsEncryptionByDefault FastLaunch FastSnapshotRestores Image ImageBlockPublicAccess ImageDeprecation
    ImageDeregistrationProtection InstanceSqlHaStandbyDetections IpamOrganizationAdminAccount IpamPolicy
    RouteServerPropagation SerialConsoleAccess SnapshotBlockPublicAccess TransitGatewayRouteTablePropagation
    VgwRoutePropagation VpcClassicLink VpcClassicLinkDnsSupport`,
  Disassociate: `Address CapacityReservationBillingOwner ClientVpnTargetNetwork EnclaveCertificateIamRole
    IamInstanceProfile InstanceEventWindow IpamByoasn IpamResourceDiscovery NatGatewayAddress RouteServer
    RouteTable SecurityGroupVpc SubnetCidrBlock TransitGatewayMulticastDomain TransitGatewayPolicyTable
    TransitGatewayRouteTable TrunkInterface VpcCidrBlock`,
  Enable: `AddressTransfer AllowedImagesSettings AwsNetworkPerformanceMetricSubscription CapacityManager
    EbsEncryptionByDefault FastLaunch FastSnapshotRestores Image ImageBlockPublicAccess ImageDeprecation
    ImageDeregistrationProtection InstanceSqlHaStandbyDetections IpamOrganizationAdminAccount IpamPolicy
    ReachabilityAnalyzerOrganizationSharing RouteServerPropagation SerialConsoleAccess
    SnapshotBlockPublicAccess TransitGatewayRouteTablePropagation VgwRoutePropagation VolumeIO
    VpcClassicLink VpcClassicLinkDnsSupport`,
  Export: `ClientVpnClientCertificateRevocationList ClientVpnClientConfiguration Image TransitGatewayRoutes
    VerifiedAccessInstanceClientConfiguration`,
  Get: `ActiveVpnTunnelStatus AllowedImagesSettings AssociatedEnclaveCertificateIamRoles AssociatedIpv6PoolCidrs
    AwsNetworkPerformanceData CapacityManagerAttributes CapacityManagerMetricData
    CapacityManagerMetricDimensions CapacityManagerMonitoredTagKeys CapacityReservationUsage CoipPoolUsage
    ConsoleOutput ConsoleScreenshot DeclarativePoliciesReportSummary DefaultCreditSpecification
    EbsDefaultKmsKeyId EbsEncryptionByDefault EnabledIpamPolicy FlowLogsIntegrationTemplate
    GroupsForCapacityReservation HostReservationPurchasePreview ImageAncestry ImageBlockPublicAccessState
    InstanceMetadataDefaults InstanceTpmEkPub InstanceTypesFromInstanceRequirements InstanceUefiData
    IpamAddressHistory IpamDiscoveredAccounts IpamDiscoveredPublicAddresses IpamDiscoveredResourceCidrs
    IpamPolicyAllocationRules IpamPolicyOrganizationTargets IpamPoolAllocations IpamPoolCidrs
    IpamPrefixListResolverRules IpamPrefixListResolverVersionEntries IpamPrefixListResolverVersions
    IpamResourceCidrs LaunchTemplateData ManagedPrefixListAssociations ManagedPrefixListEntries
    ManagedResourceVisibility NetworkInsightsAccessScopeAnalysisFindings NetworkInsightsAccessScopeContent
    PasswordData ReservedInstancesExchangeQuote RouteServerAssociations RouteServerPropagations
    RouteServerRoutingDatabase SecurityGroupsForVpc SerialConsoleAccessStatus SnapshotBlockPublicAccessState
    SpotPlacementScores SubnetCidrReservations TransitGatewayAttachmentPropagations
    TransitGatewayMeteringPolicyEntries TransitGatewayMulticastDomainAssociations
    TransitGatewayPolicyTableAssociations TransitGatewayPolicyTableEntries
    TransitGatewayPrefixListReferences TransitGatewayRouteTableAssociations
    TransitGatewayRouteTablePropagations VerifiedAccessEndpointPolicy VerifiedAccessEndpointTargets
    VerifiedAccessGroupPolicy VpcResourcesBlockingEncryptionEnforcement
    VpnConnectionDeviceSampleConfiguration VpnConnectionDeviceTypes VpnTunnelReplacementStatus`,
  Import: 'ClientVpnClientCertificateRevocationList Image Instance KeyPair Snapshot Volume',
  List: 'ImagesInRecycleBin SnapshotsInRecycleBin VolumesInRecycleBin',
  Lock: 'Snapshot',
  Modify: `AddressAttribute AvailabilityZoneGroup CapacityReservation CapacityReservationFleet ClientVpnEndpoint
    DefaultCreditSpecification EbsDefaultKmsKeyId Fleet FpgaImageAttribute Hosts IdFormat IdentityIdFormat
    ImageAttribute InstanceAttribute InstanceCapacityReservationAttributes InstanceConnectEndpoint
    InstanceCpuOptions InstanceCreditSpecification InstanceEventStartTime InstanceEventWindow
    InstanceMaintenanceOptions InstanceMetadataDefaults InstanceMetadataOptions
    InstanceNetworkPerformanceOptions InstancePlacement Ipam IpamPolicyAllocationRules IpamPool
    IpamPoolAllocation IpamPrefixListResolver IpamPrefixListResolverTarget IpamResourceCidr
    IpamResourceDiscovery IpamScope LaunchTemplate LocalGatewayRoute ManagedPrefixList
    ManagedResourceVisibility NetworkInterfaceAttribute PrivateDnsNameOptions PublicIpDnsNameOptions
    ReservedInstances RouteServer SecurityGroupRules SnapshotAttribute SnapshotTier SpotFleetRequest
    SubnetAttribute TrafficMirrorFilterNetworkServices TrafficMirrorFilterRule TrafficMirrorSession
    TransitGateway TransitGatewayMeteringPolicy TransitGatewayPrefixListReference
    TransitGatewayVpcAttachment VerifiedAccessEndpoint VerifiedAccessEndpointPolicy VerifiedAccessGroup
    VerifiedAccessGroupPolicy VerifiedAccessInstance VerifiedAccessInstanceLoggingConfiguration
    VerifiedAccessTrustProvider Volume VolumeAttribute VpcAttribute VpcBlockPublicAccessExclusion
    VpcBlockPublicAccessOptions VpcEncryptionControl VpcEndpointConnectionNotification
    VpcEndpointServiceConfiguration VpcEndpointServicePayerResponsibility VpcEndpointServicePermissions
    VpcPeeringConnectionOptions VpcTenancy VpnConnection VpnConnectionOptions VpnTunnelCertificate
    VpnTunnelOptions`,
  Monitor: 'Instances',
  Move: 'AddressToVpc ByoipCidrToIpam CapacityReservationInstances',
  Provision: 'ByoipCidr IpamByoasn IpamPoolCidr PublicIpv4PoolCidr',
  Purchase: `CapacityBlock CapacityBlockExtension HostReservation ReservedInstancesOffering ScheduledInstances`,
  Reboot: 'Instances',
  Register: `Image InstanceEventNotificationAttributes TransitGatewayMulticastGroupMembers
    TransitGatewayMulticastGroupSources`,
  Reject: `CapacityReservationBillingOwnership TransitGatewayClientVpnAttachment
    TransitGatewayMulticastDomainAssociations TransitGatewayPeeringAttachment TransitGatewayVpcAttachment
    VpcEndpointConnections VpcPeeringConnection`,
  Release: 'Address Hosts IpamPoolAllocation',
  Replace: `IamInstanceProfileAssociation ImageCriteriaInAllowedImagesSettings NetworkAclAssociation NetworkAclEntry
    Route RouteTableAssociation TransitGatewayRoute VpnTunnel`,
  Report: 'InstanceStatus',
  Request: 'SpotFleet SpotInstances',
  Reset: `AddressAttribute EbsDefaultKmsKeyId FpgaImageAttribute ImageAttribute InstanceAttribute
    NetworkInterfaceAttribute SnapshotAttribute`,
  Restore: `AddressToClassic ImageFromRecycleBin ManagedPrefixListVersion SnapshotFromRecycleBin SnapshotTier
    VolumeFromRecycleBin`,
  Revoke: 'ClientVpnIngress SecurityGroupEgress SecurityGroupIngress',
  Run: 'Instances ScheduledInstances',
  Search: 'LocalGatewayRoutes TransitGatewayMulticastGroups TransitGatewayRoutes',
  Send: 'DiagnosticInterrupt',
  Start: `DeclarativePoliciesReport Instances NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis
    VpcEndpointServicePrivateDnsVerification`,
  Stop: 'Instances',
  Terminate: 'ClientVpnConnections Instances',
  Unassign: 'Ipv6Addresses PrivateIpAddresses PrivateNatGatewayAddress',
  Unlock: 'Snapshot',
  Unmonitor: 'Instances',
  Update: `CapacityManagerMonitoredTagKeys CapacityManagerOrganizationsAccess
    InterruptibleCapacityReservationAllocation SecurityGroupRuleDescriptionsEgress
    SecurityGroupRuleDescriptionsIngress`,
  Withdraw: 'ByoipCidr',
};

export const OTHER_EC2_OPERATIONS: ReadonlySet<string> = new Set(
  Object.entries(OTHERS).flatMap(([verb, nouns]) => nouns.split(/\s+/).map((noun) => `${verb}${noun}`)),
);
