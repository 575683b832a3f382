using FibroInfo.Editing.SiteData;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>The pages at <c>/admin/site/{file}</c> have an address for each file instead: who may open one depends on the file (T8).</summary>
public static class PagePerFileConvention
{
    private const string Hole = "{file}";
    private const string Id = "/{id}";

    /// <summary>Which file a page is of, by the address that it declares: who may open it hangs on that one (T8).</summary>
    public static SiteDataFile FileOf(string template) => SiteDataFileCatalogue.All.First(file => file.Name == template.TrimStart('/').Split('/')[2]);

    /// <summary>Gives the pages an address for each file, so that each can have readers of its own.</summary>
    public static void Spread(PageRouteModel page)
    {
        foreach (SelectorModel selector in page.Selectors.ToList())
        {
            string template = selector.AttributeRouteModel!.Template!;
            if (template.Contains(Hole, StringComparison.Ordinal))
            {
                page.Selectors.Remove(selector);
                foreach (string own in SiteDataFileCatalogue.All.Select(file => TemplateFor(file, template)).OfType<string>())
                {
                    page.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = own } });
                }
            }
        }
    }

    // What has no entries has its form where the others have their list.
    private static string? TemplateFor(SiteDataFile file, string template)
    {
        string own = template.Replace(Hole, file.Name, StringComparison.Ordinal);
        return file.HasEntries ? own : own.EndsWith(Id, StringComparison.Ordinal) ? own[..^Id.Length] : null;
    }
}
