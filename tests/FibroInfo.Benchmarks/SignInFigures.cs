using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace FibroInfo.Benchmarks;

/// <summary>Whether the time of a refusal tells that there is an account of that address (T31).</summary>
internal static class SignInFigures
{
    private const int Times = 200;
    private const string Door = "/sign-in";

    public static async Task<int> RunAsync(string published, string content)
    {
        using FilledStore store = await FilledStore.MakeAsync(published, content, 0, 0);
        await using Server site = await Server.StartSiteAsync(published, content, store.Folder);
        store.SignIn();
        using HttpResponseMessage door = await site.Client.GetAsync(new Uri(Door, UriKind.Relative));
        string cookie = door.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        string token = Regex.Match(
            await door.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"", RegexOptions.CultureInvariant).Groups[1].Value;
        var known = new List<double>();
        var unknown = new List<double>();
        var again = new List<double>();
        for (int time = -Times / 10; time < Times; time++)
        {
            store.Unlock();
            // A network may try a few times only.
            int network = time + Times;
            using HttpClient visitor = site.ClientFrom($"127.{1 + (network / 250)}.{network % 250}.1");
            double one = await TryAsync(visitor, FilledStore.Moderator, cookie, token);
            double two = await TryAsync(visitor, $"nobody{time + Times}@clinic.example", cookie, token);
            double three = await TryAsync(visitor, $"somebody{time + Times}@clinic.example", cookie, token);
            if (time >= 0)
            {
                known.Add(one);
                unknown.Add(two);
                again.Add(three);
            }
        }

        Row.Note("a refused sign-in", FormattableString.Invariant($"{Median(unknown):0.0} ms"));
        Row.Note("an unknown address against an unknown one (the noise)", FormattableString.Invariant($"{Median(again) / Median(unknown):0.00} ×"));
        double apart = 100 * Math.Abs((Median(known) / Median(unknown)) - 1);
        return Row.Print("a known address against an unknown one: medians apart", 10, [apart], "%") ? 0 : 1;
    }

    private static async Task<double> TryAsync(HttpClient visitor, string email, string cookie, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Door)
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token), new("email", email), new("password", "not the password at all"), new("code", "123456")]),
        };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await visitor.SendAsync(request);
        double took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.BadRequest ? took : throw new InvalidOperationException($"A wrong password is answered {(int)answer.StatusCode}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
