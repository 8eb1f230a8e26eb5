using System;

namespace Perdure.Facts.Summaries;

/// <summary>The properties of a method that decide how calls to it are resolved and whether it is named.</summary>
[Flags]
internal enum MethodTraits
{
    None = 0,

    /// <summary>Public or protected, in a type that is visible.</summary>
    Visible = 1,
    Virtual = 2,
    Abstract = 4,

    /// <summary>Nothing overrides it: it is final, or its type is sealed.</summary>
    Sealed = 8,
    NewSlot = 16,
    Static = 32,

    /// <summary>Declared deterministic by an attribute: the walk ends here.</summary>
    Deterministic = 64,
    HasBody = 128,

    /// <summary>Not private, in a type that friend assemblies can name.</summary>
    VisibleToFriends = 256,
}
