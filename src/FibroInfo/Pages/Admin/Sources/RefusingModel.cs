using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A page that changes the library, and says itself what stood in the way (<see cref="Refusals.Answer"/>).</summary>
public abstract class RefusingModel(Words words) : PageModel
{
    public string? Refusal { get; internal set; }

    /// <summary>Set when somebody else changed the source first: where it differs from what was typed, or seen.</summary>
    public Conflict? Conflict { get; internal set; }

    internal Words Words => words;

    internal PageResult Refused(int status) => new() { StatusCode = status };
}
