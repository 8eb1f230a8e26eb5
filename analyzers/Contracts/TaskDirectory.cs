using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>All tasks that are known, by their names. Frameworks ignore the case of names, or nobody relies on it.</summary>
internal sealed class TaskDirectory
{
    /// <summary>How the names of tasks begin that come with the framework.</summary>
    private static readonly string[] BuiltInNames = { "BuiltIn::", "@" };

    private readonly DeclaredContracts _declared;
    private readonly ILookup<(string Family, TaskKind Kind, string Name), TaskDeclaration> _byName;
    private readonly ImmutableArray<TaskDeclaration> _all;

    public TaskDirectory(DeclaredContracts declared, ImmutableArray<TaskDeclaration> registered)
    {
        _declared = declared;
        _all = declared.Tasks.AddRange(registered);
        _byName = _all.Where(static task => task.Name is not null).ToLookup(static task => Key(task.Family, task.Kind, task.Name!));
    }

    /// <summary>The tasks that <paramref name="call"/> can mean.</summary>
    public IReadOnlyCollection<TaskDeclaration> Find(TaskCall call) =>
        call.Name is null ? Array.Empty<TaskDeclaration>() : _byName[Key(call.Family, call.Kind, call.Name)].ToList();

    /// <summary>Whether nothing outside of what is seen can be what <paramref name="call"/> means.</summary>
    public bool IsComplete(TaskCall call)
    {
        if (call.Name is null || call.MayLeaveApplication || _declared.FamiliesElsewhere.Contains(call.Family)
            || BuiltInNames.Any(begin => call.Name.StartsWith(begin, StringComparison.Ordinal)))
        {
            return false;
        }

        var alike = _all.Where(task => task.Family == call.Family && task.Kind == call.Kind).ToList();
        return alike.Count > 0 && alike.All(static task => task.Name is not null) && IsComposed(call.Family);
    }

    /// <summary>Whether the application of <paramref name="family"/> is put together here.</summary>
    public bool IsComposed(string family) =>
        _declared.IsApplication || _all.Any(task => task.Family == family && (task.IsRegistered || (task.IsFunction && _declared.HasStarters)));

    /// <summary>The known name that is most like the one that <paramref name="call"/> means, or null when none is.</summary>
    public string? MostAlike(TaskCall call)
    {
        var name = call.Name!;
        var best = (Name: (string?)null, Distance: Math.Max(2, name.Length / 4) + 1);
        foreach (var task in _all)
        {
            if (task.Family == call.Family && task.Kind == call.Kind && task.Name is { } known && EditDistance.Between(name, known, best.Distance) is var distance && distance < best.Distance)
            {
                best = (known, distance);
            }
        }

        return best.Name;
    }

    private static (string Family, TaskKind Kind, string Name) Key(string family, TaskKind kind, string name) => (family, kind, name.ToUpperInvariant());
}
