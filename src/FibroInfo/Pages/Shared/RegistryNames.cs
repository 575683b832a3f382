using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>What registries, their answers and notices are called.</summary>
public sealed class RegistryNames(Words words)
{
    /// <summary>They are called the same in every language.</summary>
    public string Of(Registry registry) => registry == Registry.RetractionWatch ? "Retraction Watch" : registry.ToString();

    public string Of(Answer answer) => words[$"registry.answer.{answer.ToString().ToLowerInvariant()}"];

    public string Of(NoticeState state) => words[$"registry.state.{state.ToString().ToLowerInvariant()}"];

    /// <summary>What it found, or why nothing.</summary>
    public string Of(LookUp row) => row.Answer == Answer.Known ? Of(row.State) : Of(row.Answer);
}
