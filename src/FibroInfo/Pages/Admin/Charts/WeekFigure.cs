namespace FibroInfo.Pages.Admin.Charts;

/// <param name="Id">Once on the page.</param>
public sealed record WeekFigure(string Id, string Title, WeekCounts Counts);
