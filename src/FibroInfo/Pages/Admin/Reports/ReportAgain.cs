using FibroInfo.Reports;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>A form that came back.</summary>
/// <param name="Report">As it is by now: a colleague may have closed it.</param>
/// <param name="Typed">The answer, which must not be lost.</param>
/// <param name="Fault">The key of what is wrong with it.</param>
public sealed record ReportAgain(StaffReport Report, string Typed, bool IsPublic, string Fault);
