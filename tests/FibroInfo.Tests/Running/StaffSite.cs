namespace FibroInfo.Tests.Running;

/// <summary>A site for the tests of one class, with accounts of their own.</summary>
public sealed class StaffSite : RunningSite;
