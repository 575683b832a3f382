using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Shared;

/// <summary>303 to a page of this site: after a post the browser asks for that page, and a reload posts nothing again.</summary>
public sealed class SeeOtherResult(string address) : StatusCodeResult(StatusCodes.Status303SeeOther)
{
    public override void ExecuteResult(ActionContext context)
    {
        base.ExecuteResult(context);
        context.HttpContext.Response.Headers.Location = address;
    }
}
