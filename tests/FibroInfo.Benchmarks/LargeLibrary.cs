using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Benchmarks;

/// <summary>A content folder with many sources and no article, and a data folder beside it.</summary>
internal sealed class LargeLibrary : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("figures-library-");

    public LargeLibrary(int sources, string name = "name")
    {
        Folder = _root.CreateSubdirectory("content").FullName;
        Data = _root.CreateSubdirectory("data").FullName;
        File.WriteAllText(Path.Combine(Folder, "references.json"), Json(sources, name));
        File.WriteAllText(Path.Combine(Folder, "site.yaml"), "name: Figures\nlanguages: [en]\n");
    }

    public string Folder { get; }

    public string Data { get; }

    /// <summary>Signs an author in, past the site: a row of a session, and the ticket to it.</summary>
    public string SignIn()
    {
        byte[] ticket = RandomNumberGenerator.GetBytes(32);
        string now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        using var db = new SqliteConnection($"Data Source={Path.Combine(Data, "fibroinfo.db")};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = """
            insert into accounts (name, email, roles, created_at, is_disabled, last_step, failures) values ('Kari', 'kari@clinic.example', 1, $now, 0, 0, 0);
            insert into sessions (account, hash, begun_at, seen_at, proven_at) values (last_insert_rowid(), $hash, $now, $now, $now);
            """;
        command.Parameters.AddWithValue("$now", now);
        command.Parameters.AddWithValue("$hash", SHA256.HashData(ticket));
        command.ExecuteNonQuery();
        return Convert.ToHexStringLower(ticket);
    }

    // As long as real ones: eight authors, a title of a dozen words, all our facts.
    public static string Json(int sources, string name)
    {
        var json = new StringBuilder("[\n");
        for (int i = 0; i < sources; i++)
        {
            string authors = string.Join(", ", Enumerable.Range(0, 8).Select(author => $$"""{"family": "{{name}}{{i}}x{{author}}", "given": "Anna Maria"}"""));
            json.Append(
                CultureInfo.InvariantCulture,
                $$$""" {"id": "{{{name}}}{{{i}}}", "type": "article-journal","""
                + $$$""" "title": "Chronic pain and sleep in trial {{{name}}} number {{{i}}} of adults who live with fibromyalgia","""
                + $$$""" "container-title": "Journal of Pain in Words", "container-title-short": "J Pain Words","""
                + $$$""" "author": [{{{authors}}}], "issued": {"date-parts": [[{{{1990 + (i % 35)}}}]]},"""
                + $$$""" "volume": "{{{i % 90}}}", "issue": "{{{i % 12}}}", "page": "{{{i}}}-{{{i + 9}}}","""
                + $$$""" "DOI": "10.1000/{{{name}}}.{{{i}}}", "PMID": "{{{((1 + (name[0] % 8)) * 10_000_000) + i}}}","""
                + $$$""" "custom": {"design": "Randomised trial", "participants": {{{i % 900}}}, "population": "Adults with fibromyalgia","""
                + $$$""" "finding": "Pain was lower by one point of ten after twelve weeks.", "limits": "Few men took part.","""
                + $$$""" "evidence": "weak", "status": "unverified"}}""");
            json.Append(i + 1 < sources ? ",\n" : "\n");
        }

        return json.Append("]\n").ToString();
    }

    public void Dispose() => _root.Delete(recursive: true);
}
