using System.Globalization;

namespace FibroInfo.Web;

/// <summary>How much the site takes in before it says "later". 0 is no limit.</summary>
public sealed record SiteLimits
{
    public int PostsPerNetworkPerMinute { get; init; } = 30;

    /// <summary>On one article.</summary>
    public int NewReadersPerNetworkPerDay { get; init; } = 20;

    public int CommentsPerReaderPerHour { get; init; } = 5;

    public int SecondsBetweenComments { get; init; } = 30;

    public int WaitingComments { get; init; } = 5000;

    /// <summary>In which a form must have arrived. A file has more, by its size.</summary>
    public int SecondsPerForm { get; init; } = 20;

    /// <summary>Open at one time.</summary>
    public int Connections { get; init; } = 2000;

    /// <summary>A clinic or a school is one network to the outside.</summary>
    public int ConnectionsPerNetwork { get; init; } = 500;

    internal static SiteLimits Read(IConfiguration configuration)
    {
        SiteLimits usual = new();
        return new SiteLimits
        {
            PostsPerNetworkPerMinute = Number(nameof(PostsPerNetworkPerMinute), usual.PostsPerNetworkPerMinute),
            NewReadersPerNetworkPerDay = Number(nameof(NewReadersPerNetworkPerDay), usual.NewReadersPerNetworkPerDay),
            CommentsPerReaderPerHour = Number(nameof(CommentsPerReaderPerHour), usual.CommentsPerReaderPerHour),
            SecondsBetweenComments = Number(nameof(SecondsBetweenComments), usual.SecondsBetweenComments),
            WaitingComments = Number(nameof(WaitingComments), usual.WaitingComments),
            SecondsPerForm = Number(nameof(SecondsPerForm), usual.SecondsPerForm),
            Connections = Number(nameof(Connections), usual.Connections),
            ConnectionsPerNetwork = Number(nameof(ConnectionsPerNetwork), usual.ConnectionsPerNetwork),
        };

        int Number(string name, int otherwise) =>
            SettingKeys.Values(configuration, $"Limits:{name}")
                .Select(value => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture))
                .FirstOrDefault(otherwise);
    }
}
