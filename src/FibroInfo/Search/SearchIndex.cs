using System.Text;
using FibroInfo.Content;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Search;

/// <summary>
/// The words of everything public in one language, in a SQLite database in memory (FTS5). It stores no text: what a result shows is taken
/// from the content itself, so nothing is shown that is not public at that moment. One search or change at a time.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    // title, names, key points, about, headings, text, easy reading, credits.
    private const string Weights = "10, 8, 5, 4, 4, 1, 1.5, 0.5";
    private const int Columns = 8;

    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly SearchLanguage _rules;
    private readonly Dictionary<SearchKey, (long Row, object Source)> _rows = [];
    private readonly Dictionary<long, SearchKey> _keys = [];
    private long _lastRow;
    private Vocabulary? _vocabulary;

    public SearchIndex(SearchDocuments documents)
    {
        _rules = SearchLanguage.For(documents.Language);
        _database.Open();
        // Contentless: only the words are kept. Positions are, because words are looked for close to each other.
        Execute("PRAGMA temp_store = MEMORY");
        Execute("CREATE VIRTUAL TABLE docs USING fts5(title, names, keypoints, about, headings, body, easy, credits, content = '', contentless_delete = 1, "
            + $"tokenize = \"unicode61 remove_diacritics 0 tokenchars '{SearchTokens.StemMark}'\")");
        Execute("CREATE VIRTUAL TABLE words USING fts5vocab(docs, row)");
        Content = documents.Content;
        Apply(documents, new Changes([], [.. documents.All]));
    }

    /// <summary>What it was last brought up to.</summary>
    public PublishedContent Content { get; private set; }

    public int Count => _rows.Count;

    public Vocabulary Vocabulary => _vocabulary ??= ReadVocabulary();

    /// <summary>What has to be done so that the index is of these documents. What did not change is left alone.</summary>
    public Changes Compare(SearchDocuments documents)
    {
        var gone = new HashSet<SearchKey>(_rows.Keys);
        var changed = new List<SearchDocument>();
        foreach (SearchDocument document in documents.All)
        {
            gone.Remove(document.Key);
            if (!_rows.TryGetValue(document.Key, out (long Row, object Source) row) || !row.Source.Equals(document.Source))
            {
                changed.Add(document);
            }
        }

        return new Changes([.. gone], changed);
    }

    /// <summary>All in one transaction.</summary>
    public void Apply(SearchDocuments documents, Changes changes)
    {
        using (SqliteTransaction transaction = _database.BeginTransaction())
        {
            using SqliteCommand delete = Command("DELETE FROM docs WHERE rowid = $row", "$row");
            using SqliteCommand insert = Command(
                "INSERT INTO docs (rowid, title, names, keypoints, about, headings, body, easy, credits) VALUES ($row, $c0, $c1, $c2, $c3, $c4, $c5, $c6, $c7)",
                ["$row", .. Enumerable.Range(0, Columns).Select(column => $"$c{column}")]);
            foreach (SearchKey key in changes.Gone)
            {
                Remove(key, delete);
            }

            foreach (SearchDocument document in changes.Changed)
            {
                Remove(document.Key, delete);
                Insert(document, insert);
            }

            transaction.Commit();
        }

        _vocabulary = changes.IsEmpty ? _vocabulary : null;
        Content = documents.Content;
    }

    /// <summary>Every document with these words, and how well it fits: more is better.</summary>
    /// <param name="expression">In the syntax of FTS5, made by <see cref="SearchTokens"/> only.</param>
    /// <param name="max">The best ones.</param>
    public Dictionary<SearchKey, double> Match(string expression, int max)
    {
        var found = new Dictionary<SearchKey, double>();
        using SqliteCommand command = Command(
            $"SELECT rowid, bm25(docs, {Weights}) AS fit FROM docs WHERE docs MATCH $words ORDER BY fit LIMIT $max", "$words", "$max");
        command.Parameters[0].Value = expression;
        command.Parameters[1].Value = max;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            found[_keys[reader.GetInt64(0)]] = -reader.GetDouble(1);
        }

        return found;
    }

    public void Dispose() => _database.Dispose();

    private void Remove(SearchKey key, SqliteCommand delete)
    {
        if (_rows.Remove(key, out (long Row, object Source) old))
        {
            _keys.Remove(old.Row);
            delete.Parameters[0].Value = old.Row;
            delete.ExecuteNonQuery();
        }
    }

    private void Insert(SearchDocument document, SqliteCommand insert)
    {
        SearchPart[] parts = [.. document.Parts()];
        // Easy reading stands apart because it repeats the text in other words.
        ILookup<bool, SearchPart> byEase = parts.ToLookup(part => part.Weight < 0.5);
        string[] columns =
        [
            Stored([document.Title]), Stored(document.Names), Stored(document.KeyPoints), Stored(document.About), Stored(parts.Select(part => part.Title)),
            Stored(byEase[false].Select(part => part.Text)), Stored(byEase[true].Select(part => part.Text)), Stored(document.Credits),
        ];
        insert.Parameters[0].Value = ++_lastRow;
        for (int column = 0; column < Columns; column++)
        {
            insert.Parameters[column + 1].Value = columns[column];
        }

        insert.ExecuteNonQuery();
        _rows[document.Key] = (_lastRow, document.Source);
        _keys[_lastRow] = document.Key;
    }

    private string Stored(IEnumerable<string> texts)
    {
        var stored = new StringBuilder();
        foreach (string text in texts)
        {
            SearchTokens.Write(stored, text, _rules);
        }

        return stored.ToString();
    }

    private Vocabulary ReadVocabulary()
    {
        var words = new List<KeyValuePair<string, int>>();
        using SqliteCommand command = Command("SELECT term, doc FROM words");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            words.Add(new(reader.GetString(0), reader.GetInt32(1)));
        }

        return new Vocabulary(words, _rules);
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        SqliteCommand command = _database.CreateCommand();
        command.CommandText = sql;
        foreach (string name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}

/// <summary>What separates an index from the content.</summary>
internal sealed record Changes(IReadOnlyList<SearchKey> Gone, IReadOnlyList<SearchDocument> Changed)
{
    public bool IsEmpty => Gone.Count == 0 && Changed.Count == 0;

    public int Count => Gone.Count + Changed.Count;
}
