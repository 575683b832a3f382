using System.Collections.Immutable;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// The newest answer to every question, in memory: a reader's page asks it for each of its sources, and must not wait for
/// rows. Swapped whole; <see cref="LookUpStore"/> fills it.
/// </summary>
public sealed class Standings
{
    private ImmutableDictionary<Question, LastAnswer> _answers = ImmutableDictionary<Question, LastAnswer>.Empty;

    /// <summary>False until the rows were read: until then nobody knows what is due.</summary>
    public bool IsLoaded { get; private set; }

    public LastAnswer? Find(Question question) => _answers.TryGetValue(question, out LastAnswer answer) ? answer : null;

    public Standing Of(Reference source) => _answers.IsEmpty ? default : Standing.Of([.. Answers(source)]);

    /// <summary>The heaviest of what its registries last said; <see cref="NoticeState.Unknown"/> when none could say.</summary>
    public NoticeState StateOf(Reference source) =>
        Answers(source).Select(answer => answer.Answer == Answer.Known ? answer.State : NoticeState.Unknown).DefaultIfEmpty(NoticeState.Unknown).Min();

    /// <summary>Another text whenever a page of these sources would say something else; empty while nobody looked anything up.</summary>
    public string MarkOf(IEnumerable<Reference> sources) => _answers.IsEmpty
        ? ""
        : string.Join(' ', sources.Select(source => Of(source)).Select(standing => $"{standing.Watch}{standing.Quarter}"));

    internal void Load(IEnumerable<LookUp> newest)
    {
        _answers = newest.ToImmutableDictionary(row => row.Question, LastAnswer.Of);
        IsLoaded = true;
    }

    internal void Set(IEnumerable<LookUp> rows) =>
        ImmutableInterlocked.Update(
            ref _answers,
            (answers, fresh) => answers.SetItems(fresh.Select(row => KeyValuePair.Create(row.Question, LastAnswer.Of(row)))),
            rows);

    private IEnumerable<LastAnswer> Answers(Reference source) => Question.Of(source).Select(Find).OfType<LastAnswer>();
}
