namespace FibroInfo.Web;

/// <summary>The public address of the site, for links that must be whole: canonical, mail, print.</summary>
public sealed class SiteAddress(Uri baseUrl)
{
    /// <param name="path">Of this site, beginning with a slash.</param>
    public string Absolute(string path) => new Uri(baseUrl, path).AbsoluteUri;
}
