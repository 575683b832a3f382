using System.Globalization;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

public sealed record OpeningHours(LocalText Days, LocalText Time);

/// <summary>A place where patients are seen.</summary>
public sealed record Clinic(
    string Id, string Name, ValueList<string> Address, string? Phone, string? Booking,
    ValueList<OpeningHours> Hours, Coordinates? Coordinates, LocalText? Note)
{
    public static Clinic Read(string id, YamlMap map) => new(
        id,
        map.Required("name"),
        [.. map.List("address")],
        map.Text("phone"),
        WebAddress.Read(map, "booking"),
        [.. map.Maps("hours", "days").Select(ReadHours)],
        map.Map("coordinates") is { } place ? Coordinates.Read(place) : null,
        map.Local("note"));

    private static OpeningHours ReadHours(YamlMap map)
    {
        var hours = new OpeningHours(map.Local("days") ?? LocalText.Same(""), map.Local("time") ?? LocalText.Same(""));
        map.RefuseOthers();
        return hours;
    }
}

/// <summary>In degrees, WGS 84.</summary>
public sealed record Coordinates(decimal Latitude, decimal Longitude)
{
    /// <summary>A plain link to a map that needs no account. Nothing is loaded from there until a reader follows it.</summary>
    public string Route => string.Create(CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/directions?to={Latitude}%2C{Longitude}");

    public static Coordinates? Read(YamlMap map)
    {
        (decimal? latitude, decimal? longitude) = (map.Decimal("latitude"), map.Decimal("longitude"));
        map.RefuseOthers();
        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new Coordinates(latitude.Value, longitude.Value) : Refuse(map);
    }

    private static Coordinates? Refuse(YamlMap map)
    {
        map.Report(map.Place.Error("file.value", "The coordinates aren't a place on Earth.", "Write latitude: 59.91 and longitude: 10.75."));
        return null;
    }
}
