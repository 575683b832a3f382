using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>One field of a record, as its program wrote it.</summary>
/// <param name="Plain">What it says: without TeX.</param>
internal sealed record RecordField(string Name, string Value, string Plain)
{
    /// <summary>Somebody asked for it. Whether it also arrived in the source is seen in <see cref="UnreadFields"/>.</summary>
    public bool IsRead { get; set; }

    /// <summary>It is in the source in another form, or is nothing to keep: the type, or the initials of a name that is there in full.</summary>
    public bool IsConfirmed { get; set; }
}

/// <summary>
/// The fields of one record in their order. A name may occur several times. It remembers what was read, so that an import can say what
/// was left over.
/// </summary>
/// <param name="notKept">Fields for which a source has no place, with the word that people know them by; "" for what is no information.</param>
internal sealed class RecordFields(FileLocation place, IReadOnlyDictionary<string, string> notKept)
{
    private readonly List<RecordField> _fields = [];

    // The lines that continue the last field: joined once, because an abstract may have thousands.
    private readonly StringBuilder _more = new();

    public FileLocation Place => place;

    public IReadOnlyList<RecordField> Fields => Complete();

    /// <summary>The first that says something; it counts as read.</summary>
    public string? this[string name] => Read(FieldsNamed(name).FirstOrDefault())?.Plain;

    public string? Raw(string name) => Read(FieldsNamed(name).FirstOrDefault())?.Value.Trim();

    public IReadOnlyList<string> All(params string[] names) => [.. InOrder(names).Select(field => field.Plain)];

    /// <summary>The fields of all these names in the order of the record.</summary>
    public IReadOnlyList<RecordField> InOrder(params string[] names) =>
        [.. Complete().Where(field => field.Plain.Length > 0 && names.Contains(field.Name, StringComparer.OrdinalIgnoreCase)).Select(field => Read(field)!)];

    public bool Has(string name) => FieldsNamed(name).Any();

    public string? WordFor(string name) => notKept.GetValueOrDefault(name);

    public void Add(string name, string value, string? plain = null) => Complete().Add(new RecordField(name, value, (plain ?? value).Trim()));

    /// <summary>Appends a line without a name of its own, which continues the value before it.</summary>
    public void Lengthen(string more)
    {
        if (more.Length > 0 && _fields.Count > 0)
        {
            _more.Append(' ').Append(more);
        }
    }

    public void Confirm(params string[] names)
    {
        foreach (RecordField field in InOrder(names))
        {
            field.IsConfirmed = true;
        }
    }

    /// <summary>It was not understood, and that was said.</summary>
    public void ConfirmValue(string plain)
    {
        foreach (RecordField field in Complete().Where(field => field.Plain == plain))
        {
            field.IsConfirmed = true;
        }
    }

    private IEnumerable<RecordField> FieldsNamed(string name) =>
        Complete().Where(field => field.Plain.Length > 0 && field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private List<RecordField> Complete()
    {
        if (_more.Length > 0)
        {
            string value = $"{_fields[^1].Value}{_more}".Trim();
            _fields[^1] = new RecordField(_fields[^1].Name, value, value);
            _more.Clear();
        }

        return _fields;
    }

    private static RecordField? Read(RecordField? field)
    {
        if (field is not null)
        {
            field.IsRead = true;
        }

        return field;
    }
}
