using System;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The serializers through which inputs and outputs go, as far as they differ in what they accept.</summary>
[Flags]
internal enum Serializers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>System.Text.Json from object to object, fields included (Perdure, Microsoft.DurableTask).</summary>
    SystemTextJson = 1,

    /// <summary>System.Text.Json without fields; on the way in, the Functions host hands text to the function as it is (isolated worker).</summary>
    SystemTextJsonHosted = 2,

    /// <summary>Newtonsoft.Json with type names (DurableTask.Core).</summary>
    Newtonsoft = 4,

    /// <summary>Newtonsoft.Json, with the Functions host's own conversions from and to text (in-process).</summary>
    NewtonsoftHosted = 8,

    /// <summary>System.Text.Json with options that differ between versions (Dapr Workflow).</summary>
    SystemTextJsonWeb = 16,

    /// <summary>Each System.Text.Json.</summary>
    AnySystemTextJson = SystemTextJson | SystemTextJsonHosted | SystemTextJsonWeb,

    /// <summary>Each Newtonsoft.Json.</summary>
    AnyNewtonsoft = Newtonsoft | NewtonsoftHosted,

    /// <summary>All of them.</summary>
    All = AnySystemTextJson | AnyNewtonsoft,
}
