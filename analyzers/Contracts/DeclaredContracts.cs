using System.Collections.Immutable;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>What declarations tell of tasks and bindings. It holds no symbols.</summary>
internal sealed class DeclaredContracts
{
    public DeclaredContracts(ImmutableArray<TaskDeclaration> tasks, ImmutableArray<WrongBinding> bindings, ImmutableHashSet<string> familiesElsewhere, bool isApplication, bool hasStarters)
    {
        Tasks = tasks;
        Bindings = bindings;
        FamiliesElsewhere = familiesElsewhere;
        IsApplication = isApplication;
        HasStarters = hasStarters;
    }

    /// <summary>The tasks of this compilation and of those that it references.</summary>
    public ImmutableArray<TaskDeclaration> Tasks { get; }

    /// <summary>Whether there is nothing that could be wrong without an orchestrator.</summary>
    public bool IsEmpty => Tasks.IsEmpty && Bindings.IsEmpty;

    /// <summary>The parameters that are never bound.</summary>
    public ImmutableArray<WrongBinding> Bindings { get; }

    /// <summary>The frameworks that referenced assemblies use as well: there, code that nobody sees may register tasks.</summary>
    public ImmutableHashSet<string> FamiliesElsewhere { get; }

    /// <summary>Whether an executable is built, which nobody adds tasks to.</summary>
    public bool IsApplication { get; }

    /// <summary>Whether functions of this compilation start orchestrations, as those of an application do that is built as a library.</summary>
    public bool HasStarters { get; }

    /// <summary>The same with all bodies at their new places, or null when one of them is gone or the shapes of their inputs may have changed.</summary>
    public DeclaredContracts? Move(BodyRelocation relocation)
    {
        if (!relocation.KeepsShapes)
        {
            return null;
        }

        if (relocation.MovesNothing)
        {
            return this;
        }

        return relocation.TryMove(Tasks, static (TaskDeclaration task, BodyRelocation to, out TaskDeclaration moved) => task.TryMove(to, out moved), out var tasks)
            && relocation.TryMove(Bindings, static (WrongBinding binding, BodyRelocation to, out WrongBinding moved) => binding.TryMove(to, out moved), out var bindings)
            ? new DeclaredContracts(tasks, bindings, FamiliesElsewhere, IsApplication, HasStarters)
            : null;
    }
}
