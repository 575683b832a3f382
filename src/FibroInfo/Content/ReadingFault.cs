using System.Diagnostics;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>Makes of whatever was thrown while a file was read a problem of that file: the others go on.</summary>
public static class ReadingFault
{
    public const string Rule = "file.unexpected";

    /// <param name="file">Below the content folder.</param>
    public static Problem From(string file, Exception fault)
    {
        // The place in the program, and no word of the text: this is logged.
        string? thrownIn = new StackTrace(fault).GetFrame(0)?.GetMethod() is { } method ? $" in {method.DeclaringType?.Name}.{method.Name}" : null;
        return new Place(file).Error(Rule,
            fault is TimeoutException ? "This file takes too long to read." : $"The program failed while it read this file ({fault.GetType().Name}{thrownIn}).",
            "Undo the last change to it. If it still fails, report this line to whoever looks after the site.");
    }
}
