using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Where the shipped content stands, and the one site that serves it to tests that only read.</summary>
internal static class Shipped
{
    public const string StudyFile = "articles/brain-immune-cells-study/en.md";
    public const string Study = "/articles/brain-immune-cells-study";
    public const string FogFile = "articles/fibro-fog/en.md";
    public const string Fog = "/articles/fibro-fog";
}

/// <summary>One running site for every test class that changes nothing.</summary>
[CollectionDefinition(Name)]
public sealed class WholeSite : ICollectionFixture<WholeSite.Site>
{
    public const string Name = "The whole site";

    public sealed class Site() : RunningSite(EveryBlock.Add);
}
