using System.Globalization;

namespace FibroInfo.Web;

/// <summary>How much the site takes in before it says "later". 0 is no limit.</summary>
public sealed record Limits
{
    public int PostsPerNetworkPerMinute { get; init; } = 30;

    /// <summary>On one article.</summary>
    public int NewReadersPerNetworkPerDay { get; init; } = 20;

    public int CommentsPerReaderPerHour { get; init; } = 5;

    public int SecondsBetweenComments { get; init; } = 30;

    public int WaitingComments { get; init; } = 5000;

    internal static Limits Read(IConfiguration configuration)
    {
        Limits usual = new();
        return new Limits
        {
            PostsPerNetworkPerMinute = Number(nameof(PostsPerNetworkPerMinute), usual.PostsPerNetworkPerMinute),
            NewReadersPerNetworkPerDay = Number(nameof(NewReadersPerNetworkPerDay), usual.NewReadersPerNetworkPerDay),
            CommentsPerReaderPerHour = Number(nameof(CommentsPerReaderPerHour), usual.CommentsPerReaderPerHour),
            SecondsBetweenComments = Number(nameof(SecondsBetweenComments), usual.SecondsBetweenComments),
            WaitingComments = Number(nameof(WaitingComments), usual.WaitingComments),
        };

        int Number(string name, int otherwise) =>
            SettingKeys.Values(configuration, $"{nameof(Limits)}:{name}")
                .Select(value => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture))
                .FirstOrDefault(otherwise);
    }
}
