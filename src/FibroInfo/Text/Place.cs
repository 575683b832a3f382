namespace FibroInfo.Text;

/// <summary>A point in a file, from which problems are reported. Line and column are 1-based.</summary>
public readonly record struct Place(string File, int Line = 1, int Column = 1)
{
    public Problem Error(string rule, string message, string mend) => new(rule, Severity.Error, File, Line, Column, message, mend);

    public Problem Warning(string rule, string message, string mend) => new(rule, Severity.Warning, File, Line, Column, message, mend);

    public Problem Advice(string rule, string message, string mend) => new(rule, Severity.Advice, File, Line, Column, message, mend);
}
