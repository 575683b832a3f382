using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Opens the pages about one article to plain pages too, at the same address below another list.</summary>
public sealed class PageRoutes : IPageRouteModelConvention
{
    // What a plain page has none of stays as it is: signatures, pictures, preview links.
    private static readonly string[] Shared = ["", "/address", "/versions", "/versions/{number}"];

    public void Apply(PageRouteModel model)
    {
        string article = TextAddress.List.TrimStart('/') + "/{folder}", page = TextAddress.Pages.TrimStart('/') + "/{folder}";
        string[] templates = [.. model.Selectors.Select(selector => selector.AttributeRouteModel?.Template ?? "")];
        foreach (string rest in Shared.Where(rest => templates.Contains(article + rest, StringComparer.Ordinal)))
        {
            model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = page + rest } });
        }
    }
}
