namespace FibroInfo.Web;

/// <summary>Says of a connection that somebody is being answered on it, so that <see cref="OpenConnections"/> leaves it alone. Stands first.</summary>
public static class BusyConnections
{
    public static void UseBusyConnections(this IApplicationBuilder app) => app.Use(next => context =>
        context.Features.Get<OpenConnection>() is { } open ? AnswerAsync(open, next, context) : next(context));

    private static Task AnswerAsync(OpenConnection open, RequestDelegate next, HttpContext context)
    {
        open.Begin();
        Task answer = next(context);
        if (!answer.IsCompletedSuccessfully)
        {
            return EndAsync(open, answer);
        }

        open.End();
        return answer;
    }

    private static async Task EndAsync(OpenConnection open, Task answer)
    {
        try
        {
            await answer;
        }
        finally
        {
            open.End();
        }
    }
}
