namespace FibroInfo.Commands;

/// <summary>What a verb ends with: the exit code, and what is for the one and the other output.</summary>
public sealed record VerbAnswer(int Exit, string Out, string Err)
{
    public static VerbAnswer Done(string text) => new(0, text, "");

    public static VerbAnswer Problem(string sentence) => new(1, "", sentence);

    public static VerbAnswer WrongUse(string sentence) => new(CommandLine.WrongUse, "", sentence);

    /// <returns>The exit code.</returns>
    public async Task<int> PrintAsync()
    {
        foreach ((TextWriter output, string text) in new[] { (Console.Out, Out), (Console.Error, Err) }.Where(pair => pair.Item2 != ""))
        {
            await output.WriteLineAsync(text);
        }

        return Exit;
    }
}
