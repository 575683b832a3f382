using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace FibroInfo.Benchmarks;

/// <summary>Somebody of the staff at the page of one text, without a browser.</summary>
internal sealed class Writer(Uri site, string ticket, string folder) : IDisposable
{
    private readonly Uri _address = new($"/admin/articles/{folder}", UriKind.Relative);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
    {
        BaseAddress = site,
        DefaultRequestHeaders = { { "Cookie", $"staff={ticket}" }, { "Sec-Fetch-Site", "same-origin" } },
    };

    private string _page = "";

    /// <summary>Opens the page anew.</summary>
    public async Task OpenAsync() => _page = await _client.GetStringAsync(_address);

    /// <summary>Presses a button of the page that was opened or answered last, with another summary.</summary>
    /// <returns>Milliseconds until the answer was there.</returns>
    /// <exception cref="InvalidOperationException">It was answered otherwise.</exception>
    public async Task<double> PressAsync(string action, string summary, HttpStatusCode expected)
    {
        string body = WebUtility.HtmlDecode(Regex.Match(_page, "<textarea[^>]* name=\"body\"[^>]*>\n?([^<]*)<", RegexOptions.CultureInvariant).Groups[1].Value);
        using var request = new HttpRequestMessage(HttpMethod.Post, action == "publish" ? new Uri($"{_address}/publication", UriKind.Relative) : _address)
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", Value("__RequestVerificationToken")), new("seen", Value("seen")), new("draft", Value("draft")),
                new("summary", summary), new("body", body), new("reason", "Measured."), new(action, "on")]),
        };
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await _client.SendAsync(request);
        _page = await answer.Content.ReadAsStringAsync();
        double took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == expected ? took : throw new InvalidOperationException($"'{action}' is answered with {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    private string Value(string name) => Regex.Match(_page, $"name=\"{name}\"[^>]* value=\"([^\"]*)\"", RegexOptions.CultureInvariant).Groups[1].Value;
}
