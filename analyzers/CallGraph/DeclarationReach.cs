using System;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Which code binds differently when a declaration comes, goes or changes.</summary>
[Flags]
internal enum DeclarationReach
{
    /// <summary>Code in which its name is written.</summary>
    Name = 0,

    /// <summary>Other declarations in whose headers its name is written, as well: it is a type or a constant.</summary>
    Headers = 1,

    /// <summary>Code that uses its type without writing a name: operators, indexers, constructors, members of language patterns.</summary>
    Type = 2,

    /// <summary>The constructors of its type: it has an initialiser.</summary>
    Constructors = 4,

    /// <summary>Any code: an extension that a language pattern finds.</summary>
    Everything = 8,

    /// <summary>What is known of the shape of values that hold it: which members they have and how they are serialised.</summary>
    Shape = 16,
}
