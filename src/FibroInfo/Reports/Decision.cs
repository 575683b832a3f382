using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>What the staff made of a report.</summary>
/// <param name="Outcome">What was done, with the reason: also the answer to whoever left an address.</param>
/// <param name="IsPublic">Whether the outcome is listed among the corrections.</param>
/// <param name="Page">The article's address, named in the answer.</param>
/// <param name="Words">The language of the answer.</param>
/// <param name="DaysKept">How long what the reader wrote is kept from now on, as the answer tells them.</param>
public sealed record Decision(ReportText Outcome, bool IsPublic, Uri Page, Words Words, int DaysKept);
