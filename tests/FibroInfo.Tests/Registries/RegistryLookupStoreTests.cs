using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.References;
using FibroInfo.Registries;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Registries;

/// <summary>The rows of what was looked up, when, at whom and with what answer.</summary>
public sealed class RegistryLookupStoreTests : IDisposable
{
    private readonly LookUpRoom _room = new();

    public RegistryLookupStoreTests()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary();
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_same_answer_on_the_next_day_is_one_row_that_lasted()
    {
        await _room.AskAsync();
        _room.Clock.Now = _room.Clock.Now.AddDays(1);
        await _room.AskAsync();

        List<RegistryLookup> rows = await HistoryAsync();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(TimeSpan.FromDays(1), row.At - row.Since));
        Assert.Equal(new RetractionStatus(NoticeWatchState.Clear, _room.Clock.Now.ToUniversalTime()), _room.Standings.Get(_room.Albrecht));
        Assert.Equal("75", rows[0].Reference!.Volume);
    }

    [Fact]
    public async Task Another_answer_is_another_row_and_the_pages_that_show_it_are_dropped_P_16()
    {
        Assert.Equal(NoticeWatchState.NotLookedUp, _room.Standings.Get(_room.Albrecht).Watch);
        await _room.AskAsync();
        Assert.Equal([$"page of Crossref {Recorded.Doi}", $"page of PubMed {Recorded.Pmid}"], _room.Data.Told);
        _room.Data.Told.Clear();

        await _room.AskAsync();
        Assert.Empty(_room.Data.Told);

        _room.Clock.Now = _room.Clock.Now.AddDays(1);
        await _room.AskAsync();
        Assert.Equal(2, _room.Data.Told.Count);

        _room.StandIn.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await _room.AskAsync();
        Assert.Equal(4, (await HistoryAsync()).Count);
        Assert.Equal(4, _room.Data.Told.Count);
        Assert.Equal(NoticeWatchState.CouldNot, _room.Standings.Get(_room.Albrecht).Watch);
    }

    [Fact]
    public async Task One_registry_that_knows_is_enough_and_one_that_warns_is_never_outvoted_P_16()
    {
        _room.StandIn.Summaries.Clear();
        await _room.AskAsync();
        Assert.Equal(NoticeWatchState.Clear, _room.Standings.Get(_room.Albrecht).Watch);

        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary(summary => summary["pubtype"]!.AsArray().Add((JsonNode)"Retracted Publication"));
        await _room.AskAsync();
        Assert.Equal((NoticeWatchState.CouldNot, NoticeState.Retracted), (_room.Standings.Get(_room.Albrecht).Watch, _room.Standings.GetNoticeState(_room.Albrecht)));
    }

    [Fact]
    public async Task A_notice_is_written_once_and_what_an_editor_takes_out_stays_out_R_6()
    {
        Retract();
        await _room.AskAsync();
        _room.Clock.Now = _room.Clock.Now.AddDays(1);
        await _room.AskAsync();
        _room.StandIn.Works.Clear();
        await _room.AskAsync();
        Retract();
        await _room.AskAsync();
        await _room.Herald.PublishAsync(CancellationToken.None);

        FoundNotice written = Assert.Single(_room.Written);
        Assert.Equal(new Notice(NoticeKind.Retraction, new DateOnly(2022, 5, 27), NoticeDoi), written.Notice);
        Assert.Equal(1, _room.Data.Count("select count(*) from audit where action = 'notice.found' and subject = 'source albrecht2019'"));
    }

    [Fact]
    public async Task While_the_file_cannot_be_written_a_notice_waits_R_6()
    {
        _room.IsFileWritable = false;
        Retract();
        await _room.AskAsync();
        Assert.Empty(_room.Written);

        _room.IsFileWritable = true;
        Assert.True(await _room.Herald.PublishAsync(CancellationToken.None));
        Assert.Single(_room.Written);
    }

    [Fact]
    public async Task What_the_file_says_already_is_not_written_and_a_heavier_notice_is_R_6()
    {
        _room.Sources = With("retraction");
        Retract();
        await _room.AskAsync();
        Assert.Empty(_room.Written);

        _room.Sources = With("correction");
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["updated-by"] = new JsonArray(Recorded.Update("expression_of_concern")));
        await _room.AskAsync();
        Assert.Equal(NoticeKind.Concern, Assert.Single(_room.Written).Notice.Kind);
    }

    [Fact]
    public async Task After_a_restart_the_rows_tell_how_every_source_stands_and_what_is_due()
    {
        await _room.AskAsync();
        _room.Clock.Now = _room.Clock.Now.AddHours(23);
        var again = new RetractionStatusCache();
        var rows = new RegistryLookupStore(_room.Data.Store, again, new AuditTrail(_room.Clock), _room.Data.Changes, _ => []);
        var round = new LookupSchedule(_room.LookUps, again, () => new Bibliography([_room.Albrecht]), _room.Clock);
        Assert.False(again.IsLoaded);

        await rows.LoadAsync(CancellationToken.None);

        Assert.Equal(_room.Standings.Get(_room.Albrecht), again.Get(_room.Albrecht));
        Assert.Equal(new LookupProgress(2, 2, 0), round.Progress);
        _room.Clock.Now = _room.Clock.Now.AddHours(1);
        Assert.Equal(new LookupProgress(0, 2, 0), round.Progress);
    }

    [Fact]
    public async Task What_failed_is_due_again_in_an_hour_and_a_round_begun_by_hand_makes_all_due()
    {
        var round = new LookupSchedule(_room.LookUps, _room.Standings, () => new Bibliography([_room.Albrecht]), _room.Clock);
        _room.StandIn.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await _room.AskAsync();
        Assert.Equal(new LookupProgress(2, 2, 2), round.Progress);
        _room.Clock.Now = _room.Clock.Now.AddHours(1);
        Assert.Equal(new LookupProgress(0, 2, 0), round.Progress);

        _room.StandIn.Instead = null;
        await _room.AskAsync();
        _room.Clock.Now = _room.Clock.Now.AddMinutes(1);
        Assert.Equal(new LookupProgress(2, 2, 0), round.Progress);
        round.Begin();
        Assert.Equal(new LookupProgress(0, 2, 0), round.Progress);
        await _room.AskAsync();
        Assert.Equal(new LookupProgress(2, 2, 0), round.Progress);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-10)]
    public async Task What_was_asked_while_the_clock_was_wrong_is_due_again_and_then_not_without_end_R12(int days)
    {
        var round = new LookupSchedule(_room.LookUps, _room.Standings, () => new Bibliography([_room.Albrecht]), _room.Clock);
        _room.Clock.Now = _room.Clock.Now.AddDays(days);
        round.Begin();
        await _room.AskAsync();
        Assert.Equal(new LookupProgress(2, 2, 0), round.Progress);
        _room.Clock.Now = _room.Clock.Now.AddDays(-days);

        Assert.Equal(new LookupProgress(0, 2, 0), round.Progress);
        await _room.AskAsync();
        Assert.Equal(new LookupProgress(2, 2, 0), round.Progress);
    }

    [Fact]
    public async Task An_answer_on_one_source_has_that_one_alone_compared_again()
    {
        const string other = "10.1371/journal.pone.0246152";
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "76");
        _room.StandIn.Works[other] = Recorded.Work(work => work["DOI"] = other);
        Assert.True(_room.Sources.TryFind("seo2021", out Reference? seo));
        var compared = new SourceComparer(_room.Rows, new AcceptedDifferences(_room.Data.Store, new AuditTrail(_room.Clock)));
        await _room.AskAsync();
        await _room.LookUps.AskAsync(seo, Actor.Site, CancellationToken.None);
        IReadOnlyDictionary<string, int> before = await compared.OpenAsync(_room.Sources, CancellationToken.None);
        Assert.Equal(1, before["albrecht2019"]);
        Assert.True(before["seo2021"] > 1);

        // What is compared again would find its record gone.
        await _room.Data.Store.WriteAsync(transaction => transaction.Db.Set<RegistryLookup>().Where(row => row.Asked == other)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Record, (string?)null)), CancellationToken.None);
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        await _room.AskAsync();

        IReadOnlyDictionary<string, int> after = await compared.OpenAsync(_room.Sources, CancellationToken.None);
        Assert.Equal([KeyValuePair.Create("seo2021", before["seo2021"])], after);
        Assert.Same(after, await compared.OpenAsync(_room.Sources, CancellationToken.None));
    }

    [Fact]
    public async Task While_answers_on_thousands_of_papers_are_kept_others_have_their_turn_to_write()
    {
        (string, RegistryQuery, RegistryResponse)[] answers =
            [.. Enumerable.Range(0, 2000).Select(number => ($"s{number}", new RegistryQuery(Registry.RetractionWatch, $"10.1000/{number}"), new RegistryResponse(LookupOutcome.Known, null, NoticeFinding.None)))];
        var begun = new TaskCompletionSource();
        Task<bool> first = _room.Data.Store.WriteAsync(async _ => await begun.Task.ContinueWith(_ => true, TaskScheduler.Default), CancellationToken.None);
        Task<IReadOnlyList<RegistryLookup>> keeping = _room.Rows.StoreAsync(answers, _room.Clock.Now, Actor.Site, CancellationToken.None);
        Task<int> reader = _room.Data.Store.WriteAsync(transaction => transaction.Db.Set<RegistryLookup>().CountAsync(), CancellationToken.None);
        begun.SetResult();

        Assert.InRange(await reader, 1, 500);
        Assert.True(await first);
        Assert.Equal(2000, (await keeping).Count);
        Assert.Equal(2000, _room.Data.Count("select count(*) from look_ups"));
        await _room.Rows.StoreAsync(answers, _room.Clock.Now.AddDays(1), Actor.Site, CancellationToken.None);
        Assert.Equal(2000, _room.Data.Count("select count(*) from look_ups"));
    }

    private static Doi? NoticeDoi => Doi.TryParse("10.1016/j.bbi.2022.05.001", out Doi doi) ? doi : null;

    private void Retract() => _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["updated-by"] = new JsonArray(Recorded.Update("retraction")));

    private Bibliography With(string kind)
    {
        JsonObject item = JsonNode.Parse(_room.Albrecht.Json)!.AsObject();
        item["custom"]!["notice"] = new JsonObject { ["kind"] = kind };
        return FibroInfo.References.Formats.CslJson.Read($"[{item.ToJsonString()}]", "references.json").Bibliography;
    }

    private Task<List<RegistryLookup>> HistoryAsync() => _room.Rows.HistoryAsync(RegistryQuery.ListFor(_room.Albrecht).ToArray(), CancellationToken.None);
}
