using System.Text;

namespace FibroInfo.Registries;

/// <summary>Reads a CSV file (RFC 4180) row by row, however long it is. Quoted fields may contain commas and line breaks.</summary>
internal static class CsvRowReader
{
    private const int MaxFieldCharacters = 1024 * 1024;

    /// <exception cref="InvalidDataException">A quoted field does not end, or a field is too long.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(TextReader reader)
    {
        char[] piece = new char[64 * 1024];
        var parser = new CsvParser(MaxFieldCharacters);
        while (await reader.ReadAsync(piece) is > 0 and var count)
        {
            for (int i = 0; i < count; i++)
            {
                if (parser.Take(piece[i]) is { } row)
                {
                    yield return row;
                }
            }
        }

        if (parser.Finish() is { } last)
        {
            yield return last;
        }
    }

    private sealed class CsvParser(int maxCharacters)
    {
        private readonly StringBuilder _field = new();
        private List<string> _row = [];
        private bool _isQuoted;
        private bool _wasQuote;

        public List<string>? Take(char letter)
        {
            if (_isQuoted && letter == '"')
            {
                // The end of the field, unless another quote follows.
                (_isQuoted, _wasQuote) = (false, true);
                return null;
            }

            bool isSecondQuote = _wasQuote && letter == '"';
            _wasQuote = false;
            switch (letter)
            {
                case '"' when isSecondQuote || _field.Length == 0:
                    _isQuoted = true;
                    return isSecondQuote ? Append('"') : null;
                case ',' when !_isQuoted:
                    EndField();
                    return null;
                case '\n' when !_isQuoted:
                    EndField();
                    return EndRow();
                case '\r' when !_isQuoted:
                    return null;
                default:
                    return Append(letter);
            }
        }

        public List<string>? Finish()
        {
            if (_isQuoted)
            {
                throw new InvalidDataException("The file ends inside a quoted field.");
            }

            if (_field.Length == 0 && _row.Count == 0)
            {
                return null;
            }

            EndField();
            return EndRow();
        }

        private List<string>? Append(char letter)
        {
            if (_field.Length >= maxCharacters)
            {
                throw new InvalidDataException("A field is longer than a million characters.");
            }

            _field.Append(letter);
            return null;
        }

        private void EndField()
        {
            _row.Add(_field.ToString());
            _field.Clear();
        }

        private List<string> EndRow()
        {
            List<string> row = _row;
            _row = new List<string>(row.Count);
            return row;
        }
    }
}
