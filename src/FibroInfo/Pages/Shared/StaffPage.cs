using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Shared;

/// <summary>A page on which staff change something: it says what was done, or why nothing was, with the status of that.</summary>
public abstract class StaffPage : PageModel
{
    /// <summary>What was done, as the last part of the key of its sentence; null for nothing.</summary>
    public string? Done { get; protected set; }

    /// <summary>Why nothing was done, in words.</summary>
    public string? Refusal { get; private set; }

    protected PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }
}
