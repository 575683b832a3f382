using System.Diagnostics;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Mail;

/// <summary>What a site without a mail server has put into its folder.</summary>
internal static class Mailed
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until there are that many: the postman comes after the transaction.</summary>
    public static async Task<Eml[]> UntilAsync(RunningSite site, int count)
    {
        var waited = Stopwatch.StartNew();
        string folder = Path.Combine(site.Data.FullName, "mail");
        while (true)
        {
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
            if (files.Length >= count || waited.Elapsed > Patience)
            {
                return [.. files.Order(StringComparer.Ordinal).Select(file => new Eml(File.ReadAllText(file)))];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }
}
