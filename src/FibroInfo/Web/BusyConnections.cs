namespace FibroInfo.Web;

/// <summary>Says of a connection that somebody is being answered on it, so that <see cref="OpenConnections"/> leaves it alone. Stands first.</summary>
public static class BusyConnections
{
    public static void UseBusyConnections(this IApplicationBuilder app) => app.Use(next => context =>
        context.Features.Get<OpenConnection>() is { } open ? AnswerAsync(open, next, context) : next(context));

    private static async Task AnswerAsync(OpenConnection open, RequestDelegate next, HttpContext context)
    {
        open.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            open.End();
        }
    }
}
