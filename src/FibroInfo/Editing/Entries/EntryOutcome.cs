using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.Editing.Entries;

/// <summary>What became of a change of a yaml file. Only <see cref="Done"/> wrote it.</summary>
public abstract record EntryOutcome
{
    private EntryOutcome()
    {
    }

    public sealed record Done : EntryOutcome
    {
        public static readonly Done It = new();
    }

    /// <summary>It has errors, or would cause them elsewhere.</summary>
    /// <param name="Text">As it would have been, to find the fields they are in; null when the file itself cannot be read.</param>
    public sealed record Faulty(IReadOnlyList<Problem> Problems, EntryText? Text) : EntryOutcome;

    /// <summary>It has warnings, and nobody said why they may stay.</summary>
    public sealed record WantsReason(IReadOnlyList<Problem> Problems, EntryText Text) : EntryOutcome;

    /// <param name="Now">What the entry says by now; null when it, or the file, is gone.</param>
    public sealed record ChangedMeanwhile(JsonObject? Now) : EntryOutcome;

    /// <summary>There is an entry with this id already.</summary>
    public sealed record Taken : EntryOutcome;

    /// <summary>It is written in a way that only a person can change.</summary>
    /// <param name="Line">Of the file, from 1.</param>
    public sealed record ByHand(int Line) : EntryOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : EntryOutcome;
}
