namespace FibroInfo.Pages.Shared;

/// <summary>Marks a request of somebody who is signed in and whose roles do not open the page: the error page says so.</summary>
internal sealed record StaffShut;
