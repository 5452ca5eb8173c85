using System.Runtime.InteropServices;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>Stops and continues a process as a stalled machine would: without a word to it.</summary>
internal static class Signals
{
    private static readonly (int Stop, int Continue) Numbers = OperatingSystem.IsMacOS() ? (17, 19) : (19, 18);

    public static void Freeze(int processId) => _ = Kill(processId, Numbers.Stop);

    public static void Thaw(int processId) => _ = Kill(processId, Numbers.Continue);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
