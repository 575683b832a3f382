using FibroInfo.Tests.Running;

namespace FibroInfo.BrowserTests;

/// <summary>One page of every type, and the articles in each of their views.</summary>
public static class PageTypes
{
    public const string Study = "/articles/brain-immune-cells-study";

    public static readonly string[] Addresses =
    [
        "/", "/articles", "/articles?page=2", Study, "/articles/fibro-fog", EveryBlock.Address, $"{Study}?view=easy", $"{Study}?view=easy&part=5", $"{Study}?view=easy&part=all",
        "/topics", "/topics/research", "/references", "/references/theadom2015", "/people/jonas-berg", "/people/anna-real", "/clinics", "/glossary", "/corrections", "/articles/fibro-fog/changes", "/articles/fibro-fog/changes?since=2026-01-01", "/how-we-work", "/contact", "/when-to-get-help", "/no-such-page", "/search", "/search?q=brain%20fog", "/search?q=brian%20fogg", "/search?q=xylophone", "/search?q=chest%20pain", "/search?q=i%20want%20to%20die",
    ];

    public static TheoryData<string> All => [.. Addresses];
}
