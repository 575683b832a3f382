using System.Globalization;

namespace FibroInfo.Text;

/// <summary>
/// Every address of the site begins here: this class alone knows what stands before an id. It stands in this room because the content,
/// e-mails, the access table and the checks need addresses too, and may not name the pages. Addresses of the staff's pages with all
/// that can follow a "?" are made from these by <c>Pages/StaffRoutes</c>.
/// </summary>
public static class Routes
{
    public const string Home = "/";
    public const string Clinics = "/clinics";
    public const string Glossary = "/glossary";
    public const string Corrections = "/corrections";
    public const string WhenToGetHelp = "/when-to-get-help";
    public const string Search = "/search";
    public const string Feed = "/feed.xml";
    public const string CorrectionsFeed = "/corrections.xml";
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";
    public const string WebManifest = "/site.webmanifest";

    /// <summary>What stands before the name of the logo's file.</summary>
    public const string Logo = "/logo";
    public const string SignIn = "/sign-in";
    public const string SignInPasskey = $"{SignIn}/passkey";
    public const string SignOut = "/sign-out";
    public const string AccountSetup = "/setup";
    public const string Preview = "/preview";

    /// <summary>A one-time link to an account.</summary>
    public static string AccountSetupFor(string token) => $"{AccountSetup}/{token}";

    /// <summary>An article as it will be, for whoever has the link.</summary>
    public static string PreviewFor(string token) => $"{Preview}/{token}";

    /// <param name="file">The name of its file. Addresses have small letters.</param>
    public static string LogoFor(string file) => $"{Logo}/{Uri.EscapeDataString(file.ToLowerInvariant())}";

    public static class Articles
    {
        public const string List = "/articles";

        /// <summary>What stands before the word of an article's address.</summary>
        public const string Prefix = $"{List}/";

        /// <summary>How an endpoint declares the address of every article.</summary>
        public const string Pattern = $"{Prefix}{{slug}}";

        public static string For(Slug slug) => $"{Prefix}{slug}";

        /// <summary>The formats in which the sources of an article can be taken away.</summary>
        public static readonly IReadOnlyList<string> SourceFormats = ["txt", "bib", "ris", "json"];

        /// <param name="article">The address of an article, as for all that follows here.</param>
        public static string Rating(string article) => $"{article}/rating";

        public static string Comments(string article) => $"{article}/comments";

        /// <summary>One comment for good, wherever it stands today.</summary>
        /// <param name="article">The address of its article.</param>
        /// <param name="comment">Its number.</param>
        public static string Comment(string article, long comment) => string.Create(CultureInfo.InvariantCulture, $"{Comments(article)}/{comment}");

        public static string Reports(string article) => $"{article}/reports";

        public static string Changes(string article) => $"{article}/changes";

        /// <summary>Its sources, in one of <see cref="SourceFormats"/>.</summary>
        public static string SourceList(string article, string format) => $"{article}/references.{format}";

        /// <summary>Its text, as it is written.</summary>
        public static string Text(string article) => $"{article}.md";

        public static string Page(int number) => number == 1 ? List : string.Create(CultureInfo.InvariantCulture, $"{List}?page={number}");
    }

    /// <summary>What a commenter reaches by the token of an e-mail or of the page after posting.</summary>
    public static class OwnComments
    {
        public const string Root = "/comments";

        public static string For(string token) => $"{Root}/{token}";
    }

    public static class Topics
    {
        public const string List = "/topics";

        public static string For(string id) => $"{List}/{id}";

        /// <summary>How an endpoint declares the feeds of all topics.</summary>
        public const string FeedPattern = $"{List}/{{id}}/feed.xml";

        public static string Feed(string id) => $"{For(id)}/feed.xml";
    }

    public static class People
    {
        public const string Root = "/people";

        /// <param name="id">Of a person, or the name of a photo's file.</param>
        public static string For(string id) => $"{Root}/{id}";
    }

    public static class References
    {
        public const string List = "/references";

        public static string For(string id) => $"{List}/{id.ToLowerInvariant()}";
    }

    /// <summary>The pages on which staff look after their own account.</summary>
    public static class OwnAccount
    {
        public const string Home = "/account";
        public const string Confirm = $"{Home}/confirm";
        public const string Passkey = $"{Home}/passkey";
    }

    public static class Admin
    {
        public const string Home = "/admin";
        public const string Articles = $"{Home}/articles";
        public const string Pages = $"{Home}/pages";
        public const string Sources = $"{Home}/sources";
        public const string Site = $"{Home}/site";
        public const string Comments = $"{Home}/comments";
        public const string Reports = $"{Home}/reports";
        public const string Privacy = $"{Home}/privacy";
        public const string Clock = $"{Home}/clock";
        public const string Mail = $"{Home}/mail";
        public const string Audit = $"{Home}/audit";
        public const string Staff = $"{Home}/staff";
        public const string Help = $"{Home}/help";

        /// <summary>The forms of one of the yaml files.</summary>
        public static string SiteFile(string name) => $"{Site}/{name}";

        public static string Comment(long id) => string.Create(CultureInfo.InvariantCulture, $"{Comments}/{id}");

        public static string StaffMember(long id) => string.Create(CultureInfo.InvariantCulture, $"{Staff}/{id}");
    }
}
