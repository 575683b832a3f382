using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Commands;

/// <summary>A site for the tests of one class, which write into its rows.</summary>
public sealed class VerbSite : RunningSite;
