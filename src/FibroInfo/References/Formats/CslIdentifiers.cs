using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Reads the ids and the URL of a source.</summary>
internal static partial class CslIdentifiers
{
    public static Doi? Doi(CslFields fields, string field = "DOI")
    {
        string? text = fields.Text(field);
        if (text is null)
        {
            return null;
        }

        if (References.Doi.TryParse(text, out Doi doi, out string? fault))
        {
            return doi;
        }

        fields.Error("reference.doi", $"The DOI of '{fields.Name}' isn't valid: {fault}", "Write the DOI only, as in 10.1016/j.bbi.2018.09.018.");
        return null;
    }

    public static string? Pmid(CslFields fields)
    {
        string? text = fields.Text("PMID");
        if (text is null || Digits().IsMatch(text))
        {
            return text;
        }

        fields.Error("reference.pmid", $"The PMID of '{fields.Name}' isn't a PubMed number: '{RegistryTextCleaner.Start(text)}'.",
            "Write its digits only, as in 30223011.");
        return null;
    }

    public static string? Pmcid(CslFields fields)
    {
        string? text = fields.Text("PMCID");
        Match number = PubMedCentral().Match(text ?? "");
        if (text is not null && !number.Success)
        {
            fields.Warn("reference.pmid", $"The PMCID of '{fields.Name}' is left out: '{RegistryTextCleaner.Start(text)}'.",
                "Write PMC and its digits, as in PMC6541932.");
        }

        return number.Success ? "PMC" + number.Groups[1].Value : null;
    }

    /// <summary>Null for schemes other than http and https, because pages print the URL as a link.</summary>
    public static Uri? Url(CslFields fields) =>
        Uri.TryCreate(fields.Text("URL"), UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : null;

    [GeneratedRegex(@"\A[1-9][0-9]{0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A(?:PMC)?([1-9][0-9]{0,9})(?:\.[0-9]+)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PubMedCentral();
}
