using System.Diagnostics;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.Registries;
using Microsoft.AspNetCore.Http;

namespace FibroInfo.Tests.Registries;

/// <summary>What comes back from a registry, in its real shapes and in hostile ones (trust.md, section 9).</summary>
public sealed class RegistryResponseTests : IDisposable
{
    private readonly LookUpRoom _room = new(TimeSpan.FromMilliseconds(1500));

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_record_of_crossref_is_read_whatever_stands_in_lists_or_in_tags()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["author"]!.AsArray().Add(JsonNode.Parse("""{"name":"The Brain Group","sequence":"additional"}""")));

        Reference record = Known(await _room.AskCrossrefAsync());

        Assert.Equal("Brain glial activation in fibromyalgia – A multi-site positron emission tomography investigation", record.Title);
        Assert.Equal(("Brain, Behavior, and Immunity", "75", null, "72-83", Recorded.Doi), (record.ContainerTitle, record.Volume, record.Issue, record.Page, record.Doi?.Value));
        Assert.Equal(2019, record.Issued?.Year);
        Assert.Equal(("Albrecht", "The Brain Group"), (record.Authors[0].Surname, record.Authors[^1].Literal));
    }

    [Theory]
    [InlineData("2019 Jan", 2019, 1)]
    [InlineData("2019 Jan-Feb", 2019, null)]
    [InlineData("2019 Winter", 2019, null)]
    [InlineData("2018 Sep 14", 2018, 9)]
    public async Task A_summary_of_pubmed_is_read_with_its_date_in_free_text(string date, int year, int? month)
    {
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary(summary =>
        {
            summary["pubdate"] = date;
            summary["authors"]!.AsArray().Add(JsonNode.Parse("""{"name":"NICE working group","authtype":"CollectiveName","clusterid":""}"""));
        });

        Reference record = Known(await _room.AskPubMedAsync());

        Assert.Equal((year, month), (record.Issued?.Year, record.Issued?.Month));
        Assert.Equal("Brain glial activation in fibromyalgia - A multi-site positron emission tomography investigation", record.Title);
        Assert.Equal(("Albrecht", "D S", "NICE working group"), (record.Authors[0].Family, record.Authors[0].Given, record.Authors[^1].Literal));
        Assert.Equal((Recorded.Pmid, Recorded.Doi, null), (record.Pmid, record.Doi?.Value, record.Issue));
    }

    [Fact]
    public async Task Numbers_of_pubmed_that_come_as_numbers_are_read_too()
    {
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary(summary => summary["uid"] = 30223011, uids: "30223011");

        Assert.Equal(Recorded.Pmid, Known(await _room.AskPubMedAsync()).Pmid);
    }

    [Fact]
    public async Task What_a_registry_does_not_have_is_not_there()
    {
        Assert.Equal(LookupOutcome.NotThere, (await _room.AskCrossrefAsync()).Answer);
        Assert.Equal(LookupOutcome.NotThere, (await _room.AskPubMedAsync()).Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html><title>Just a moment</title>")]
    [InlineData("{\"status\":\"ok\",\"message\":{\"DOI\":\"10.1016/j.bbi")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"ok\"")]
    [InlineData("{\"message\":[1,2],\"result\":7}")]
    [InlineData("{\"message\":{\"DOI\":5,\"title\":{}},\"result\":{\"30223011\":[]}}")]
    [InlineData("{\"message\":{\"DOI\":\"10.1016/j.bbi.2018.09.018\",\"title\":[\"\\ud800\"]},\"result\":{\"30223011\":{\"uid\":\"30223011\",\"title\":\"\\ud800\"}}}")]
    [InlineData("{\"message\":{\"title\":[\"No DOI\"]},\"result\":{\"30223011\":{\"uid\":\"1\",\"title\":\"Another\"}}}")]
    public async Task An_answer_that_is_no_record_is_unknown_and_never_clear(string body)
    {
        _room.StandIn.Instead = context => context.Response.WriteAsync(body);

        foreach (RegistryResponse answer in new[] { await _room.AskCrossrefAsync(), await _room.AskPubMedAsync() })
        {
            Assert.Equal((LookupOutcome.Unreadable, NoticeState.Unknown, null), (answer.Answer, answer.Notice.State, answer.Record));
        }
    }

    [Fact]
    public async Task Fields_of_the_wrong_type_are_fields_that_are_missing()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work =>
        {
            work["volume"] = new JsonObject();
            work["author"] = "Albrecht";
            work["published-print"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray((JsonNode)"soon")) };
            work["updated-by"] = new JsonObject();
        });

        RegistryResponse answer = await _room.AskCrossrefAsync();

        Assert.Equal((null, 2018, NoticeState.None), (Known(answer).Volume, Known(answer).Issued?.Year, answer.Notice.State));
        Assert.Empty(Known(answer).Authors);
    }

    [Theory]
    [InlineData(500, LookupOutcome.Broken)]
    [InlineData(502, LookupOutcome.Broken)]
    [InlineData(400, LookupOutcome.Refused)]
    [InlineData(403, LookupOutcome.Refused)]
    [InlineData(204, LookupOutcome.Refused)]
    [InlineData(410, LookupOutcome.NotThere)]
    public async Task A_status_that_is_no_success_is_told_as_what_it_is(int status, LookupOutcome told)
    {
        _room.StandIn.Instead = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        RegistryResponse answer = await _room.AskCrossrefAsync();

        Assert.Equal((told, NoticeState.Unknown), (answer.Answer, answer.Notice.State));
    }

    [Fact]
    public async Task A_huge_answer_is_read_to_its_limit_and_no_further()
    {
        // Without an end: who reads on until there is one is told "too slow".
        using var patient = new LookUpRoom();
        patient.StandIn.Instead = async context =>
        {
            byte[] piece = new byte[1024 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        };

        Assert.Equal(LookupOutcome.TooLarge, (await patient.AskCrossrefAsync()).Answer);
    }

    [Fact]
    public async Task An_answer_that_drips_has_an_end_in_time()
    {
        var waited = Stopwatch.StartNew();
        _room.StandIn.Instead = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        };

        Assert.Equal(LookupOutcome.Slow, (await _room.AskCrossrefAsync()).Answer);
        Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_unreachable()
    {
        _room.StandIn.Instead = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        Assert.Equal(LookupOutcome.Unreachable, (await _room.AskCrossrefAsync()).Answer);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed_and_one_at_home_is_T19()
    {
        using var other = new StandIn();
        other.Works[Recorded.Doi] = Recorded.Work();
        _room.StandIn.Instead = Redirect(other.Crossref + "/works/" + Recorded.Doi);
        Assert.Equal(LookupOutcome.Elsewhere, (await _room.AskCrossrefAsync()).Answer);
        Assert.Empty(other.Requests);

        _room.StandIn.Works["10.1234/moved"] = Recorded.Work();
        _room.StandIn.Instead = context =>
        {
            _room.StandIn.Instead = null;
            return Redirect("/crossref/works/10.1234%2Fmoved")(context);
        };
        Assert.Equal(LookupOutcome.Known, (await _room.AskCrossrefAsync()).Answer);
    }

    [Fact]
    public async Task A_registry_that_says_later_is_asked_later()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        _room.StandIn.Instead = context =>
        {
            _room.StandIn.Instead = null;
            return Busy("1")(context);
        };
        Assert.Equal(LookupOutcome.Known, (await _room.AskCrossrefAsync()).Answer);
        (string Target, string Agent, long At)[] asked = [.. _room.StandIn.Requests];
        Assert.InRange(Stopwatch.GetElapsedTime(asked[0].At, asked[1].At), TimeSpan.FromMilliseconds(950), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("")]
    [InlineData("Tue, 24 Nov 2026 12:00:00 GMT")]
    public async Task Later_that_is_too_late_for_a_person_is_told_and_no_more_requests_go_meanwhile(string after)
    {
        _room.StandIn.Instead = Busy(after);

        Assert.Equal(LookupOutcome.Busy, (await _room.AskCrossrefAsync()).Answer);
        Assert.Equal(LookupOutcome.Busy, (await _room.AskCrossrefAsync()).Answer);
        Assert.Single(_room.StandIn.Requests);
    }

    [Fact]
    public async Task Requests_keep_the_pace_each_registry_asks_for()
    {
        for (int i = 0; i < 4; i++)
        {
            await _room.AskPubMedAsync();
        }

        long[] at = [.. _room.StandIn.Requests.Select(request => request.At)];
        Assert.Equal(4, at.Length);
        Assert.All(at.Skip(1).Zip(at), pair => Assert.True(Stopwatch.GetElapsedTime(pair.Second, pair.First) > TimeSpan.FromMilliseconds(330), "Three a second are free."));

        _room.StandIn.Instead = context =>
        {
            context.Response.Headers["x-rate-limit-limit"] = "1";
            context.Response.Headers["x-rate-limit-interval"] = "1s";
            return context.Response.WriteAsync(Recorded.Work());
        };
        await _room.AskCrossrefAsync();
        await _room.AskCrossrefAsync();
        await _room.AskCrossrefAsync();
        long[] slower = [.. _room.StandIn.Requests.Skip(4).Select(request => request.At)];
        Assert.True(Stopwatch.GetElapsedTime(slower[1], slower[2]) > TimeSpan.FromMilliseconds(950), "It said one a second.");
    }

    [Fact]
    public async Task A_question_says_who_asks_and_names_the_paper_in_one_piece()
    {
        await _room.LookUps.AskWithoutStoringAsync(new RegistryQuery(Registry.Crossref, "10.1016/s0140-6736(05)67889-0"), CancellationToken.None);
        await _room.AskPubMedAsync();

        (string Target, string Agent, long At)[] asked = [.. _room.StandIn.Requests];
        Assert.Equal("/crossref/works/10.1016%2Fs0140-6736%2805%2967889-0?mailto=clinic%40fibro.example", asked[0].Target);
        Assert.Equal("/eutils/esummary.fcgi?db=pubmed&id=30223011&retmode=json&tool=fibroinfo&email=clinic%40fibro.example", asked[1].Target);
        Assert.All(asked, request => Assert.Equal("FibroInfo/1 (+https://fibro.example/; mailto:clinic@fibro.example)", request.Agent));
    }

    private static Reference Known(RegistryResponse answer)
    {
        Assert.Equal(LookupOutcome.Known, answer.Answer);
        return answer.Record!;
    }

    private static Func<HttpContext, Task> Redirect(string to) => context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Busy(string after) => context =>
    {
        context.Response.StatusCode = 429;
        if (after != "")
        {
            context.Response.Headers.RetryAfter = after;
        }

        return Task.CompletedTask;
    };
}
