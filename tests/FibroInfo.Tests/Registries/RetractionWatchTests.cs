using System.Text;
using FibroInfo.Audit;
using FibroInfo.References;
using FibroInfo.Registries;

namespace FibroInfo.Tests.Registries;

/// <summary>The list of Retraction Watch, loaded instead of asking the network.</summary>
[Collection(Alone.Name)] // One test measures the memory of the process.
public sealed class RetractionWatchTests : IDisposable
{
    private const string Header =
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,"
        + "OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\r\n";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly LookUpRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("Retraction", NoticeState.Retracted)]
    [InlineData("Expression of concern", NoticeState.InDoubt)]
    [InlineData("Correction", NoticeState.Corrected)]
    [InlineData("Reinstatement", NoticeState.None)]
    [InlineData("Something else", NoticeState.CheckByHand)]
    public async Task A_paper_is_found_by_its_doi_whatever_the_case_of_its_letters(string nature, NoticeState state)
    {
        RetractionWatchList list = await ReadAsync(Header + Row(1, "5/27/2022 0:00", "10.1016/J.BBI.2018.09.018", "0", nature));

        Assert.Equal((state, new DateOnly(2022, 5, 27), "10.1234/notice1"), (list.GetNotice(_room.Albrecht).State, list.GetNotice(_room.Albrecht).Date, list.GetNotice(_room.Albrecht).Doi?.Value));
    }

    [Fact]
    public async Task A_paper_is_found_by_its_pmid_and_one_letter_of_difference_is_another_paper()
    {
        Assert.Equal(NoticeState.Retracted, (await ReadAsync(Header + Row(1, "5/27/2022 0:00", "Unavailable", Recorded.Pmid, "Retraction"))).GetNotice(_room.Albrecht).State);
        Assert.Equal(NoticeState.None, (await ReadAsync(Header + Row(1, "5/27/2022 0:00", Recorded.Doi + "8", "0", "Retraction"))).GetNotice(_room.Albrecht).State);
    }

    [Fact]
    public async Task The_newest_row_has_the_last_word_in_whichever_order_the_file_has_them()
    {
        string[] rows = [Row(7, "1/2/2023 0:00", Recorded.Doi, "0", "Reinstatement"), Row(3, "12/31/2021 0:00", Recorded.Doi, "0", "Retraction"), Row(8, "1/2/2023 0:00", Recorded.Doi, "0", "Retraction")];

        Assert.Equal(NoticeState.None, (await ReadAsync(Header + rows[0] + rows[1])).GetNotice(_room.Albrecht).State);
        Assert.Equal(NoticeState.None, (await ReadAsync(Header + rows[1] + rows[0])).GetNotice(_room.Albrecht).State);
        Assert.Equal(NoticeState.Retracted, (await ReadAsync(Header + rows[2] + rows[0])).GetNotice(_room.Albrecht).State);
    }

    [Fact]
    public async Task A_source_that_is_itself_a_notice_is_no_paper()
    {
        RetractionWatchList list = await ReadAsync(Header + $"1,T,,,,,,,,,5/27/2022 0:00,{Recorded.Doi},0,1/1/2018 0:00,10.1234/paper,0,Retraction,,No,\r\n");

        Assert.Equal(NoticeState.IsNotice, list.GetNotice(_room.Albrecht).State);
    }

    [Fact]
    public async Task Titles_with_commas_quotes_and_line_ends_do_not_shift_the_columns()
    {
        string row = $"1,\"A, \"\"quoted\"\" title\r\nin two lines\",\"(HSC) Medicine;\",,J,P,C,\"A;B\",,Article,5/27/2022 0:00,10.1234/n,0,1/1/2018 0:00,{Recorded.Doi},0,Retraction,\"+Data\",No,\"a \"\"note\"\"\"\r\n";

        RetractionWatchList list = await ReadAsync("\uFEFF" + Header + row + Row(2, "5/28/2022 0:00", "10.1234/other", "0", "Retraction"));

        Assert.Equal((2, NoticeState.Retracted, new DateOnly(2022, 5, 28)), (list.Rows, list.GetNotice(_room.Albrecht).State, list.Newest));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("<html>", "It is no list of Retraction Watch")]
    [InlineData("Record ID,Title,Subject\r\n1,a,b\r\n", "OriginalPaperDOI")]
    [InlineData("\"Record ID", "The file ends inside a quoted field.")]
    public async Task Another_file_is_refused_in_words(string text, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_without_rows_would_clear_everything_and_is_refused() =>
        Assert.Contains("no rows", (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Header))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_hundred_megabytes_are_read_as_they_come()
    {
        string row = Row(5, "5/27/2022 0:00", "10.1234/some.paper", "12345678", "Retraction").Replace(",T,", $",{new string('t', 1500)},", StringComparison.Ordinal);
        byte[] piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, 50)));
        using var file = new Repeated(Encoding.UTF8.GetBytes(Header), piece, 100 * 1024 * 1024 / piece.Length);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        RetractionWatchList list = await RetractionWatchList.ReadAsync(file, Today, CancellationToken.None);

        Assert.InRange(list.Rows, 60_000, 80_000);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 50 * 1024 * 1024, "It was kept whole.");
    }

    [Fact]
    public async Task What_is_loaded_stands_for_every_source_from_the_day_of_the_newest_notice_on_P_16()
    {
        string rows = Row(1, "5/27/2022 0:00", Recorded.Doi, "0", "Retraction") + Row(2, "11/20/2026 0:00", "10.1234/other", "0", "Retraction") + Row(3, "1/1/2099 0:00", "10.1234/slip", "0", "Retraction");

        int found = await _room.LookUps.ImportAsync(await ReadAsync(Header + rows), _room.Sources, Actor.CommandLine, CancellationToken.None);

        Assert.Equal(1, found);
        FoundNotice written = Assert.Single(_room.Written);
        Assert.Equal(("albrecht2019", NoticeKind.Retraction, new DateOnly(2022, 5, 27)), (written.Source, written.Notice.Kind, written.Notice.Date));
        Assert.Equal(NoticeWatchState.CouldNot, _room.Standings.Get(_room.Albrecht).Watch);
        Reference[] others = [.. _room.Sources.All.Where(source => source.Id != "albrecht2019" && (source.Doi is not null || source.Pmid is not null))];
        Assert.NotEmpty(others);
        Assert.All(others, source => Assert.Equal((NoticeWatchState.Clear, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)), (_room.Standings.Get(source).Watch, _room.Standings.Get(source).At)));
    }

    internal static string Row(int number, string date, string doi, string pmid, string nature) =>
        $"{number},T,(HSC) Medicine;,Somewhere,Journal,Publisher,Country,\"A;B\",,Research Article,{date},10.1234/notice{number},0,1/1/2018 0:00,{doi},{pmid},{nature},+Data;,No,\r\n";

    internal static string File(params string[] rows) => Header + string.Concat(rows);

    private static async Task<RetractionWatchList> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await RetractionWatchList.ReadAsync(stream, Today, CancellationToken.None);
    }

    /// <summary>A long file that is nowhere.</summary>
    private sealed class Repeated(byte[] head, byte[] piece, int times) : Stream
    {
        private byte[] _now = head;
        private int _at;
        private int _left = times;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _now.Length)
            {
                if (_left-- == 0)
                {
                    return 0;
                }

                (_now, _at) = (piece, 0);
            }

            int taken = Math.Min(count, _now.Length - _at);
            _now.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
            _at += taken;
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
